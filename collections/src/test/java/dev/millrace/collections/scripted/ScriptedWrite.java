package dev.millrace.collections.scripted;

import java.util.concurrent.atomic.AtomicBoolean;

import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import dev.millrace.sync.api.Mutation;
import dev.millrace.sync.api.Position;
import dev.millrace.sync.api.Receipt;
import dev.millrace.sync.api.WriteRejectedException;
import dev.millrace.sync.api.WriteRequest;

/** A write as the backend got it, to be answered by the test. */
public final class ScriptedWrite<R> {

    private final WriteRequest<R> request;
    private final Sinks.One<Receipt> answer = Sinks.one();
    private final AtomicBoolean answered = new AtomicBoolean();

    ScriptedWrite(WriteRequest<R> request) {
        this.request = request;
    }

    public WriteRequest<R> request() {
        return request;
    }

    public Mutation<R> mutation() {
        return request.mutations().get(0);
    }

    /** Says yes: the write shows at a place of the stream. */
    public void acceptAt(long sequence) {
        acceptAt(ScriptedSession.at(sequence));
    }

    /** Says yes: the write shows at a place of any epoch. */
    public void acceptAt(Position position) {
        answer(Receipt.at(position));
    }

    /** Says yes: the write counts from now on. */
    public void acceptNow() {
        answer(Receipt.now());
    }

    /** Says no. */
    public void refuse(String reason) {
        fail(new WriteRejectedException("refused", reason));
    }

    public void fail(Throwable failure) {
        answered.set(true);
        answer.tryEmitError(failure).orThrow();
    }

    private void answer(Receipt receipt) {
        answered.set(true);
        answer.tryEmitValue(receipt).orThrow();
    }

    /** Answers without a receipt, which an adapter must not. */
    public void complete() {
        answered.set(true);
        answer.tryEmitEmpty().orThrow();
    }

    boolean isAnswered() {
        return answered.get();
    }

    Mono<Receipt> answer() {
        return answer.asMono();
    }

    @Override
    public String toString() {
        return mutation().toString();
    }
}
