package dev.millrace.sync.runtime;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SignalType;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;

import dev.millrace.sync.api.FetchAdapter;
import dev.millrace.sync.api.Page;
import dev.millrace.sync.api.Position;
import dev.millrace.sync.api.Receipt;
import dev.millrace.sync.api.WriteRequest;

/**
 * An adapter that answers as it was told to, question by question; without instructions it has nothing new. It notes
 * what it was asked, when, and what was given up.
 */
final class ScriptedAdapter implements FetchAdapter<Todo> {

    static final Duration INTERVAL = Duration.ofSeconds(5);

    final List<@Nullable Position> asked = new ArrayList<>();
    final List<Long> askedAt = new ArrayList<>();
    final List<WriteRequest<Todo>> written = new ArrayList<>();
    final List<Long> writtenAt = new ArrayList<>();
    int cancelledFetches;
    int cancelledWrites;
    int underWay;
    int mostUnderWay;

    private final Scheduler time;
    private final Deque<Mono<Page<Todo>>> pages = new ArrayDeque<>();
    private final Deque<Mono<Receipt>> receipts = new ArrayDeque<>();

    ScriptedAdapter(Scheduler time) {
        this.time = time;
    }

    void answer(Page<Todo> page) {
        pages.add(Mono.just(page));
    }

    void answer(Mono<Page<Todo>> page) {
        pages.add(page);
    }

    void fail(Throwable fault) {
        pages.add(Mono.error(fault));
    }

    void fail(int times, Throwable fault) {
        for (int i = 0; i < times; i++) {
            fail(fault);
        }
    }

    /** An answer that comes when the test says so. */
    Sinks.One<Page<Todo>> answerLater() {
        Sinks.One<Page<Todo>> answer = Sinks.one();
        pages.add(answer.asMono());
        return answer;
    }

    void receipt(Mono<Receipt> receipt) {
        receipts.add(receipt);
    }

    @Override
    public Mono<Page<Todo>> fetch(@Nullable Position position) {
        return Mono.defer(() -> {
            asked.add(position);
            askedAt.add(time.now(TimeUnit.MILLISECONDS));
            underWay++;
            mostUnderWay = Math.max(mostUnderWay, underWay);
            Mono<Page<Todo>> answer = pages.poll();
            return answer == null ? nothingNew(position) : answer;
        }).doOnTerminate(() -> underWay--).doFinally(end -> {
            if (end == SignalType.CANCEL) {
                cancelledFetches++;
                underWay--;
            }
        });
    }

    @Override
    public Duration interval() {
        return INTERVAL;
    }

    @Override
    public Mono<Receipt> write(WriteRequest<Todo> request) {
        return Mono.defer(() -> {
            written.add(request);
            writtenAt.add(time.now(TimeUnit.MILLISECONDS));
            Mono<Receipt> answer = receipts.poll();
            return answer == null ? Mono.error(new AssertionError("an unexpected write: " + request)) : answer;
        }).doFinally(end -> {
            if (end == SignalType.CANCEL) {
                cancelledWrites++;
            }
        });
    }

    private static Mono<Page<Todo>> nothingNew(@Nullable Position position) {
        return position == null ? Mono.just(Page.snapshot(List.of(), new Position(0, "empty"), false))
                : Mono.just(Page.changes(List.of(), position, false));
    }
}
