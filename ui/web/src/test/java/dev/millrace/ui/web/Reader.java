package dev.millrace.ui.web;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;

/** A connection that reads a stream at the pace a test sets. */
final class Reader extends BaseSubscriber<String> {

    private final List<String> events = new ArrayList<>();
    private boolean complete;
    private @Nullable Throwable failure;

    /** Reads nothing yet. */
    static Reader idle(WebStream stream, @Nullable String lastEventId) {
        Reader reader = new Reader();
        stream.events(lastEventId).subscribe(reader);
        return reader;
    }

    /** Reads all there is, at once. */
    static Reader eager(WebStream stream, @Nullable String lastEventId) {
        Reader reader = idle(stream, lastEventId);
        reader.requestUnbounded();
        return reader;
    }

    @Override
    protected void hookOnSubscribe(Subscription subscription) {
        // the test says when
    }

    @Override
    protected void hookOnNext(String event) {
        events.add(event);
    }

    @Override
    protected void hookOnComplete() {
        complete = true;
    }

    @Override
    protected void hookOnError(Throwable throwable) {
        failure = throwable;
    }

    /** The text of what came since this was asked last. */
    List<String> texts() {
        List<String> taken = List.copyOf(events);
        events.clear();
        return taken;
    }

    /** The frames that came since this was asked last. */
    List<ServerSentEvent> frames() {
        return texts().stream().map(ServerSentEvent::of).filter(ServerSentEvent::isFrame).toList();
    }

    boolean isComplete() {
        return complete;
    }

    @Nullable
    Throwable failure() {
        return failure;
    }
}
