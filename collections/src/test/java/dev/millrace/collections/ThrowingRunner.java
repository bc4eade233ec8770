package dev.millrace.collections;

import java.time.Duration;

import reactor.core.Disposable;
import reactor.core.publisher.Mono;

import dev.millrace.collections.spi.SyncRunner;
import dev.millrace.collections.spi.SyncSession;
import dev.millrace.collections.spi.SyncTarget;
import dev.millrace.sync.api.Receipt;
import dev.millrace.sync.api.SyncAdapter;
import dev.millrace.sync.api.WriteRequest;

/** A runner whose sessions throw where they should answer. */
final class ThrowingRunner implements SyncRunner {

    private final boolean whenClosed;

    /** A runner whose sessions can at least be closed. */
    ThrowingRunner() {
        this(false);
    }

    ThrowingRunner(boolean whenClosed) {
        this.whenClosed = whenClosed;
    }

    @Override
    public <R> SyncSession<R> start(SyncAdapter<R> adapter, SyncTarget<R> target) {
        return new SyncSession<>() {
            @Override
            public Mono<Receipt> write(WriteRequest<R> request) {
                throw new UnsupportedOperationException("cannot write");
            }

            @Override
            public void refresh() {
                throw new UnsupportedOperationException("cannot refresh");
            }

            @Override
            public Disposable later(Duration delay, Runnable task) {
                throw new UnsupportedOperationException("cannot wait");
            }

            @Override
            public void close() {
                if (whenClosed) {
                    throw new UnsupportedOperationException("cannot close");
                }
            }
        };
    }
}
