package dev.millrace.collections;

import reactor.core.publisher.Mono;

import dev.millrace.collections.spi.SyncRunner;
import dev.millrace.collections.spi.SyncSession;
import dev.millrace.collections.spi.SyncTarget;
import dev.millrace.sync.api.Receipt;
import dev.millrace.sync.api.SyncAdapter;
import dev.millrace.sync.api.WriteRequest;

/** A runner whose sessions throw where they should answer. */
final class ThrowingRunner implements SyncRunner {

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
            public void close() {
                // Nothing is held.
            }
        };
    }
}
