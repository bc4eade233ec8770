package dev.millrace.sync.runtime;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

import dev.millrace.sync.api.FetchAdapter;
import dev.millrace.sync.api.Page;
import dev.millrace.sync.api.Position;
import dev.millrace.sync.api.Receipt;
import dev.millrace.sync.api.RowChange;
import dev.millrace.sync.api.SyncException;
import dev.millrace.sync.api.WriteRejectedException;
import dev.millrace.sync.api.WriteRequest;

/** Speaks to a {@link SimBackend} over a line that fails as it is told to. */
final class SimAdapter implements FetchAdapter<Todo> {

    /** What may befall a question. */
    enum Fault {
        NONE, SLOW, VERY_LATE_AND_NOT_TO_BE_CANCELLED, HANGS, BUSY, COME_BACK_LATER, BROKEN_LINE, MALFORMED, NO_KEY,
        NO_ANSWER, UNKNOWN_POSITION, IN_NEED_OF_MENDING
    }

    /** What may befall a write. */
    enum WriteFault {
        NONE, SLOW, BUSY, ANSWER_LOST, REFUSED, HANGS
    }

    final Deque<Fault> faults = new ArrayDeque<>();
    final Deque<WriteFault> writeFaults = new ArrayDeque<>();

    private final SimBackend backend;
    private final Scheduler time;

    SimAdapter(SimBackend backend, Scheduler time) {
        this.backend = backend;
        this.time = time;
    }

    @Override
    public Mono<Page<Todo>> fetch(@Nullable Position position) {
        return Mono.defer(() -> {
            Fault fault = faults.isEmpty() ? Fault.NONE : faults.poll();
            return switch (fault) {
                case NONE -> answer(position);
                case SLOW -> answer(position).delayElement(Duration.ofSeconds(7), time);
                case VERY_LATE_AND_NOT_TO_BE_CANCELLED -> Mono.create(sink -> answer(position)
                        .delayElement(Duration.ofSeconds(90), time).subscribe(sink::success, sink::error));
                case HANGS -> Mono.never();
                case BUSY -> Mono.error(SyncException.passing("503", (Throwable) null));
                case COME_BACK_LATER -> Mono.error(SyncException.passing("429", Duration.ofSeconds(11)));
                case BROKEN_LINE -> Mono.error(new IOException("connection reset"));
                case MALFORMED -> Mono.error(SyncException.protocol("expected int", "$.items[0].id", "\"x\"", null));
                case NO_KEY -> answer(position).map(SimAdapter::withRowWithoutKey);
                case NO_ANSWER -> Mono.empty();
                case IN_NEED_OF_MENDING -> Mono.error(SyncException.fatal("404", null));
                case UNKNOWN_POSITION -> Mono.error(SyncException.reset("410"));
            };
        });
    }

    @Override
    public Duration interval() {
        return Duration.ofSeconds(5);
    }

    @Override
    public Mono<Receipt> write(WriteRequest<Todo> request) {
        return Mono.defer(() -> {
            WriteFault fault = writeFaults.isEmpty() ? WriteFault.NONE : writeFaults.poll();
            return switch (fault) {
                case NONE -> Mono.fromSupplier(() -> backend.write(request));
                case SLOW -> Mono.fromSupplier(() -> backend.write(request)).delayElement(Duration.ofSeconds(3), time);
                case BUSY -> Mono.error(SyncException.passing("503", (Throwable) null));
                case ANSWER_LOST -> Mono.defer(() -> {
                    backend.write(request);
                    return Mono.error(new IOException("connection reset"));
                });
                case REFUSED -> Mono.error(new WriteRejectedException("Refused", "no"));
                case HANGS -> Mono.never();
            };
        });
    }

    private Mono<Page<Todo>> answer(@Nullable Position position) {
        return Mono.fromSupplier(() -> backend.fetch(position));
    }

    private static Page<Todo> withRowWithoutKey(Page<Todo> page) {
        List<RowChange<Todo>> changes = new ArrayList<>(page.changes());
        changes.add(RowChange.put(new Todo(null, "lost")));
        return new Page<>(page.kind(), changes, page.position(), page.more());
    }
}
