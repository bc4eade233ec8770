package dev.millrace.ui.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Timeout;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;

import dev.millrace.collections.LiveQuery;

/** Writers, and pages that come and go meanwhile, on threads of their own. */
@Timeout(60)
class WebStreamConcurrencyTest {

    private static final int WRITES = 300;

    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final Tasks tasks = new Tasks();
    private final LiveQuery<Tasks.Task> query = tasks.first(20);
    private final LiveQuery<Long> count = tasks.count();
    private final WebStream stream = new WebStream(Tasks.JSON, 32).list("tasks", query).list("count", count);

    @AfterEach
    void close() throws InterruptedException {
        stream.close();
        tasks.close();
        threads.shutdownNow();
        assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    }

    @RepeatedTest(20)
    void pages_duringWrites_missNothing() throws Exception {
        List<Future<?>> writers = new ArrayList<>();
        List<Future<Page>> pages = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            int first = i * WRITES;
            writers.add(threads.submit(() -> write(first)));
            pages.add(threads.submit(this::visitUntilAllIsWritten));
        }
        for (Future<?> writer : writers) {
            writer.get();
        }
        tasks.settle();

        for (Future<Page> page : pages) {
            Page last = page.get();
            readToTheEnd(last);
            assertThat(last.shows("tasks", query)).isTrue();
            assertThat(last.shows("count", count)).isTrue();
        }
    }

    private void write(int first) {
        for (int id = first; id < first + WRITES; id++) {
            tasks.insert(id, id % 7).rank(id, id % 5);
        }
    }

    /** Connects again and again, each time for some events. */
    private Page visitUntilAllIsWritten() throws InterruptedException {
        Page page = new Page();
        for (int visit = 1; tasks.all.size() < 2 * WRITES; visit++) {
            Visit reading = new Visit(page, visit % 40);
            stream.events(page.lastEventId()).subscribe(reading);
            reading.ended.await();
        }
        return page;
    }

    private void readToTheEnd(Page page) {
        Reader reader = Reader.eager(stream, page.lastEventId());
        reader.texts().forEach(page::receive);
        reader.cancel();
    }

    /** Takes some events, or as many as there are until all is written. */
    private final class Visit extends BaseSubscriber<String> {
        private final CountDownLatch ended = new CountDownLatch(1);
        private final Page page;
        private int left;

        Visit(Page page, int events) {
            this.page = page;
            this.left = events;
        }

        @Override
        protected void hookOnSubscribe(Subscription subscription) {
            requestUnbounded();
        }

        @Override
        protected void hookOnNext(String text) {
            page.receive(text);
            if (--left < 0 || tasks.all.size() == 2 * WRITES) {
                cancel();
                ended.countDown();
            }
        }

        @Override
        protected void hookOnError(Throwable reason) {
            throw new AssertionError(reason);
        }
    }
}
