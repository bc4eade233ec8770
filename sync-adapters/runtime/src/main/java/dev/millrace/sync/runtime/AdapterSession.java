package dev.millrace.sync.runtime;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;

import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

import dev.millrace.collections.spi.SyncSession;
import dev.millrace.collections.spi.SyncTarget;
import dev.millrace.sync.api.Position;
import dev.millrace.sync.api.Receipt;
import dev.millrace.sync.api.SyncAdapter;
import dev.millrace.sync.api.SyncException;
import dev.millrace.sync.api.WriteRequest;

/**
 * A collection's connection to its backend, whatever the adapter's shape: takes calls from any thread and posts them to
 * the mailbox, where the driver works.
 *
 * @param <R> the row type
 */
final class AdapterSession<R> implements SyncSession<R> {

    private final String name;
    private final TargetGate<R> gate;
    private final Mailbox mailbox;
    private final Driver driver;
    private final WriteSender<R> writes;

    private AdapterSession(SyncAdapter<R> adapter, SyncTarget<R> target, RuntimeOptions options,
            BiFunction<TargetGate<R>, Mailbox, Driver> driver) {
        name = target.name();
        gate = new TargetGate<>(target);
        mailbox = new Mailbox(options.scheduler(), this::broken);
        writes = new WriteSender<>(adapter, name, options);
        this.driver = driver.apply(gate, mailbox);
    }

    static <R> AdapterSession<R> start(SyncAdapter<R> adapter, SyncTarget<R> target, RuntimeOptions options,
            BiFunction<TargetGate<R>, Mailbox, Driver> driver) {
        AdapterSession<R> session = new AdapterSession<>(adapter, target, options, driver);
        session.mailbox.post(session.driver::start);
        return session;
    }

    @Override
    public Mono<Receipt> write(WriteRequest<R> request) {
        return Mono.defer(() -> {
            AtomicReference<@Nullable Position> expected = new AtomicReference<>();
            // The driver learns of the receipt after the collection: a refetch it begins must find the write accepted.
            return writes.send(request).doOnNext(receipt -> expected.set(receipt.position()))
                    .doAfterTerminate(() -> accepted(expected.get()));
        });
    }

    private void accepted(@Nullable Position position) {
        if (position != null) {
            mailbox.post(() -> driver.accepted(position));
        }
    }

    @Override
    public void refresh() {
        mailbox.post(driver::refresh);
    }

    @Override
    public Disposable later(Duration delay, Runnable task) {
        return mailbox.post(task, delay);
    }

    @Override
    public void close() {
        gate.close();
        writes.close();
        mailbox.close(driver::stop);
    }

    /**
     * Nothing is left to go on with: the scheduler takes no tasks, or code of ours or the target's failed where it must
     * not.
     */
    private void broken(Throwable failure) {
        driver.fail(
                SyncException.fatal("The session of collection \"" + name + "\" broke down: " + Faults.message(failure),
                        failure));
    }
}
