package dev.millrace.ui.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Sinks;

import dev.millrace.collections.LiveCollection;
import dev.millrace.query.QueryDsl;

/** When frames are written, and how often. */
class FrameTest {

    private static final AtomicInteger WRITTEN = new AtomicInteger();

    /** A row that counts how often it is written. */
    record Counted(int id) {

        public int getTimes() {
            return WRITTEN.incrementAndGet();
        }
    }

    private final Tasks tasks = new Tasks();
    private final LiveCollection<Integer, Counted> counted =
            tasks.store.collection("counted", Counted.class, Counted::id).open();
    private final Sinks.Many<Object> values = Sinks.many().replay().latest();
    private final WebStream stream = new WebStream(Tasks.JSON)
            .list("counted", tasks.store.open(QueryDsl.from(counted).inKeyOrder())).value("value", values.asFlux());

    FrameTest() {
        WRITTEN.set(0);
    }

    @AfterEach
    void close() {
        stream.close();
        tasks.close();
    }

    @Test
    void frame_thatNobodyReads_isNeverWritten() {
        for (int id = 1; id <= 10; id++) {
            counted.insert(new Counted(id));
            values.tryEmitNext(new Counted(id));
        }
        Reader.eager(stream, null).cancel();
        assertThat(WRITTEN).as("ten rows and a value, in one snapshot").hasValue(11);

        counted.insert(new Counted(11));

        assertThat(WRITTEN).hasValue(11);
    }

    @Test
    void frame_thatManyRead_isWrittenOnce() {
        Reader first = Reader.eager(stream, null);
        Reader second = Reader.eager(stream, null);
        Reader later = Reader.idle(stream, null);
        later.request(2);

        counted.insert(new Counted(1));
        values.tryEmitNext(new Counted(1));
        later.request(2);

        assertThat(WRITTEN).hasValue(2);
        assertThat(later.texts()).endsWith(first.texts().get(3)).hasSize(4);
        assertThat(second.texts()).hasSize(4);
    }

    @Test
    void snapshot_forManyReaders_isWrittenOnceWhileNothingChanges() {
        counted.insert(new Counted(1));

        Reader.eager(stream, null);
        Reader.eager(stream, null);

        assertThat(WRITTEN).hasValue(1);
    }

    @Test
    void snapshot_thatIsReadLate_isOfWhenItWasAskedFor() {
        counted.insert(new Counted(1));
        Reader reader = Reader.idle(stream, null);
        Page page = new Page();
        counted.insert(new Counted(2));

        reader.request(2);
        reader.texts().forEach(page::receive);
        assertThat(page.keys("counted")).containsExactly("1");
        reader.request(1);

        reader.texts().forEach(page::receive);
        assertThat(page.keys("counted")).containsExactly("1", "2");
    }
}
