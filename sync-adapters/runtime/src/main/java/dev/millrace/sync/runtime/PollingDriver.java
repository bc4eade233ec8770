package dev.millrace.sync.runtime;

import java.time.Duration;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

import dev.millrace.collections.BrokenStoreException;
import dev.millrace.query.RelationRef;
import dev.millrace.sync.api.FetchAdapter;
import dev.millrace.sync.api.Page;
import dev.millrace.sync.api.Position;
import dev.millrace.sync.api.SyncBatch;
import dev.millrace.sync.api.SyncException;
import dev.millrace.sync.api.SyncStatus;

/**
 * Drives an adapter that is asked. One fetch is under way at a time; its pages are staged, and a run of pages becomes
 * one batch. An answer that is not to the last question (its number tells) is dropped.
 *
 * <p>A run that is interrupted by a passing fault goes on where it was; one that is refused, by the rules or by the
 * collection, is dropped whole and begun again. Faults of these two sorts are counted apart, because each good page
 * ends the first and only a good run the second.
 *
 * @param <R> the row type
 */
final class PollingDriver<R> implements Driver {

    private enum Phase {
        /** A question is under way. */
        FETCHING,
        /** All is well; the next question comes with the interval. */
        RESTING,
        /** After a fault; whoever wants to see more may cut it short. */
        BACKING_OFF,
        /** After a fault, for as long as the backend asked not to be asked. */
        HELD_OFF,
        /** The session broke down or was closed: nothing comes any more. */
        STOPPED
    }

    private final FetchAdapter<R> adapter;
    private final RelationRef<R> relation;
    private final PollInterval interval;
    private final TargetGate<R> gate;
    private final Mailbox mailbox;
    private final Duration timeout;
    private final Scheduler scheduler;
    private final Backoff interruptions;
    private final Backoff refusals;
    private final Backoff catchingUp;
    private final AwaitedReceipts awaited = new AwaitedReceipts();

    private Phase phase = Phase.RESTING;
    private Disposable underWay = Disposables.disposed();
    private long question;
    private @Nullable Position reached;
    private @Nullable Staging<R> run;
    private boolean wantedAgain;

    PollingDriver(FetchAdapter<R> adapter, RelationRef<R> relation, PollInterval interval, TargetGate<R> gate,
            Mailbox mailbox, RuntimeOptions options) {
        this.adapter = adapter;
        this.relation = relation;
        this.interval = interval;
        this.gate = gate;
        this.mailbox = mailbox;
        this.timeout = options.requestTimeout();
        this.scheduler = options.scheduler();
        this.interruptions = options.backoff();
        this.refusals = options.backoff();
        this.catchingUp = options.backoff();
    }

    @Override
    public void start() {
        gate.status(SyncStatus.loading());
        fetch();
    }

    @Override
    public void refresh() {
        switch (phase) {
            case FETCHING -> wantedAgain = true;
            case RESTING, BACKING_OFF -> fetch();
            case HELD_OFF, STOPPED -> {
                // The wait the backend asked for ends in a fetch; after the end there is none.
            }
        }
    }

    @Override
    public void accepted(Position position) {
        if (reached != null && reached.hasReached(position)) {
            return;
        }
        awaited.add(position);
        // Back-off is not cut short: writes may be many, and each would be one more request to a backend in trouble.
        if (phase == Phase.FETCHING || phase == Phase.RESTING) {
            refresh();
        }
    }

    @Override
    public void fail(SyncException fault) {
        stop();
        gate.status(SyncStatus.failed(Faults.message(fault), fault));
    }

    @Override
    public void stop() {
        enter(Phase.STOPPED, Disposables.disposed());
        run = null;
    }

    private void fetch() {
        if (run == null) {
            run = beginRun();
        }
        Position from = run.next();
        enter(Phase.FETCHING, Disposables.disposed());
        long asked = question;
        underWay = Mono.defer(() -> adapter.fetch(from))
                .timeout(timeout, scheduler)
                .switchIfEmpty(Mono.error(() -> SyncException.protocol("A page was expected, but there was no answer",
                        describe(from), "", null)))
                .subscribe(page -> post(asked, () -> answered(page)), fault -> post(asked, () -> failed(fault)));
    }

    private Staging<R> beginRun() {
        wantedAgain = false;
        if (reached == null) {
            awaited.snapshotBegins();
            gate.refetching();
        } else {
            awaited.changesBegin();
        }
        return new Staging<>(relation, reached);
    }

    private void answered(Page<R> page) {
        Staging<R> run = Objects.requireNonNull(this.run, "an answer belongs to a run");
        try {
            run.add(page);
        } catch (RuntimeException malformed) { // a key that cannot be read, too
            refused(malformed);
            return;
        }
        interruptions.reset();
        if (page.more()) {
            if (reached == null) {
                gate.status(SyncStatus.loading());
            }
            fetch();
        } else {
            complete(run.batch(page.position()));
        }
    }

    private void complete(SyncBatch<R> batch) {
        if (leadsToAnotherEpoch(batch)) {
            forgotten(SyncException.reset("Changes since " + reached + " of \"" + relation.name()
                    + "\" were asked for, but the answer leads to " + batch.position()
                    + ", which is of another epoch"));
            return;
        }
        // What comes at or below the position is a duplicate; only a snapshot may lead back.
        if (batch.kind() == Page.Kind.SNAPSHOT || reached == null || !reached.hasReached(batch.position())) {
            try {
                gate.apply(batch);
            } catch (BrokenStoreException broken) { // asking again cannot help: the session breaks down
                throw broken;
            } catch (RuntimeException refusal) { // whatever it is, it is no reason to stop for good
                refused(refusal);
                return;
            }
            reached = batch.position();
        }
        run = null;
        refusals.reset();
        gate.status(SyncStatus.live());
        rest(reached);
    }

    /** Only a snapshot may do so: what else has changed is not known. */
    private boolean leadsToAnotherEpoch(SyncBatch<R> batch) {
        return batch.kind() == Page.Kind.CHANGES && reached != null && !reached.isOfEpochOf(batch.position());
    }

    private void rest(Position here) {
        if (awaited.runEnded(here)) {
            reached = null; // what has become of those writes, only a snapshot tells
            fetch();
            return;
        }
        if (awaited.isEmpty()) {
            catchingUp.reset();
        }
        if (wantedAgain) {
            fetch();
        } else if (awaited.isEmpty()) {
            sleep(Phase.RESTING, interval.next());
        } else {
            sleep(Phase.RESTING, interval.atMost(catchingUp.next()));
        }
    }

    private void failed(Throwable failure) {
        SyncException fault = Faults.of(failure);
        switch (fault.kind()) {
            case TRANSIENT -> {
                Duration wait = interruptions.next();
                gate.status(SyncStatus.retrying(interruptions.attempts(), Faults.message(fault), fault));
                holdOff(fault.retryAfter().orElse(Duration.ZERO), wait);
            }
            case RESET -> forgotten(fault);
            case PROTOCOL -> refused(fault);
            case FATAL -> inNeedOfMending(fault);
        }
    }

    /** Asking again soon cannot help, but somebody may mend what is wrong; who does can have it asked at once. */
    private void inNeedOfMending(SyncException fault) {
        run = null;
        gate.status(SyncStatus.failed(Faults.message(fault), fault));
        sleep(Phase.BACKING_OFF, interruptions.longest());
    }

    /** The backend does not know the position: all over again, at once if it is the first time. */
    private void forgotten(SyncException fault) {
        reached = null;
        run = null;
        Duration wait = refusals.next();
        if (refusals.attempts() == 1) {
            gate.status(SyncStatus.loading());
            fetch();
        } else {
            gate.status(SyncStatus.retrying(refusals.attempts(), Faults.message(fault), fault));
            sleep(Phase.BACKING_OFF, wait);
        }
    }

    private void refused(RuntimeException fault) {
        run = null;
        Duration wait = refusals.next();
        gate.status(SyncStatus.stale(refusals.attempts(),
                "Refused " + describe(reached) + " of \"" + relation.name() + "\": "
                        + Faults.message(fault),
                fault));
        sleep(Phase.BACKING_OFF, wait);
    }

    private void holdOff(Duration floor, Duration wait) {
        if (floor.isZero()) {
            sleep(Phase.BACKING_OFF, wait);
        } else {
            enter(Phase.HELD_OFF, mailbox.post(() -> sleep(Phase.BACKING_OFF, wait), floor));
        }
    }

    private void sleep(Phase phase, Duration wait) {
        enter(phase, mailbox.post(this::fetch, wait));
    }

    /** Leaves whatever was under way for something else. */
    private void enter(Phase next, Disposable begun) {
        question++;
        underWay.dispose();
        phase = next;
        underWay = begun;
    }

    private void post(long asked, Runnable answer) {
        mailbox.post(() -> {
            if (asked == question) {
                answer.run();
            }
        });
    }

    private static String describe(@Nullable Position from) {
        return from == null ? "the snapshot" : "the changes since " + from;
    }
}
