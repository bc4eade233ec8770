package dev.millrace.collections.scripted;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;

import dev.millrace.collections.Change;
import dev.millrace.collections.ChangeSet;
import dev.millrace.collections.ListStep;
import dev.millrace.collections.Snapshot;
import dev.millrace.query.Identity;
import dev.millrace.query.value.Values;

/**
 * A subscriber that keeps a copy of a result by change sets alone, and checks each against the copy: versions without a
 * gap, rows before as they were, positions where they are, nothing beyond its demand or after the end. What is wrong is
 * kept as {@link #faults}, for a subscriber that throws would only be told of it.
 *
 * @param <R> the type of the rows
 */
public final class Replica<R> implements CoreSubscriber<ChangeSet<R>> {

    private static final long NOTHING = -1;

    private final List<ChangeSet<R>> changeSets = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private final List<@Nullable R> rows = new ArrayList<>();
    private final List<Identity> identities = new ArrayList<>();
    private final Map<Identity, @Nullable R> keyed = new HashMap<>();
    private final Consumer<? super ChangeSet<R>> then;
    private final long start;
    private final boolean everyCommit;
    private final AtomicLong demand;
    private @Nullable Subscription subscription;
    private boolean completed;
    private @Nullable Throwable error;

    private Replica(long demand, long start, boolean everyCommit, Consumer<? super ChangeSet<R>> then) {
        this.everyCommit = everyCommit;
        this.demand = new AtomicLong(demand);
        this.start = start;
        this.then = then;
    }

    /** A subscriber that takes all there is, and is told of every commit by the thread that made it. */
    public static <R> Replica<R> eager() {
        return withDemand(Long.MAX_VALUE);
    }

    /** A subscriber that takes all there is, but may fall behind: other threads commit while it is being told. */
    public static <R> Replica<R> amongThreads() {
        return new Replica<>(Long.MAX_VALUE, NOTHING, false, changes -> {
        });
    }

    /** A subscriber that asks for so many change sets at first, perhaps none. */
    public static <R> Replica<R> withDemand(long demand) {
        return new Replica<>(demand, NOTHING, demand == Long.MAX_VALUE, changes -> {
        });
    }

    /** A subscriber that has a snapshot already and is to be told what changes from then on. */
    public static <R> Replica<R> continuing(Snapshot<R> known, long demand) {
        Replica<R> replica = new Replica<>(demand, known.version(), demand == Long.MAX_VALUE, changes -> {
        });
        replica.rows.addAll(known.rows());
        replica.identities.addAll(known.identities());
        for (int i = 0; i < known.size(); i++) {
            replica.keyed.put(known.identities().get(i), known.rows().get(i));
        }
        return replica;
    }

    /** A subscriber that takes all there is and does something at each change set. */
    public static <R> Replica<R> doing(Consumer<? super ChangeSet<R>> then) {
        return new Replica<>(Long.MAX_VALUE, NOTHING, true, then);
    }

    @Override
    public void onSubscribe(Subscription given) {
        subscription = given;
        if (demand.get() > 0) {
            given.request(demand.get());
        }
    }

    /** Asks for more; from any thread. */
    public void request(long more) {
        demand.addAndGet(more);
        subscription().request(more);
    }

    public void cancel() {
        subscription().cancel();
    }

    public Subscription subscription() {
        Subscription given = subscription;
        if (given == null) {
            throw new IllegalStateException("not subscribed");
        }
        return given;
    }

    @Override
    public void onNext(ChangeSet<R> changes) {
        check(demand.get() > 0, "beyond demand", changes);
        check(!isEnded(), "after the end", changes);
        if (!isUnbounded()) {
            demand.decrementAndGet();
        }
        check(changes.from() < changes.to() || changes.initial(), "versions do not advance", changes);
        check(changes.initial() || !changes.changes().isEmpty(), "nothing is in it", changes);
        check(changes.initial() == (changeSets.isEmpty() && start == NOTHING), "initial or not", changes);
        check(changes.from() == Math.max(0, version()), "does not start from " + version(), changes);
        try {
            apply(changes);
        } catch (RuntimeException e) {
            faults.add("cannot be applied to " + rows + ": " + changes + ": " + e);
        }
        changeSets.add(changes);
        then.accept(changes);
    }

    private void apply(ChangeSet<R> changes) {
        Set<Identity> named = new HashSet<>();
        for (Change<R> change : changes.changes()) {
            check(named.add(change.identity()), change.identity() + " is named twice", changes);
            checkBefore(change, changes);
        }
        for (Change<R> change : changes.changes()) {
            if (change.kind() == Change.Kind.LEFT) {
                keyed.remove(change.identity());
            } else {
                keyed.put(change.identity(), change.after());
            }
        }
        if (changes.ordered()) {
            changes.applyTo(rows);
            changes.steps().forEach(step -> apply(step, changes));
        }
    }

    private void checkBefore(Change<R> change, ChangeSet<R> changes) {
        boolean known = keyed.containsKey(change.identity());
        if (change.kind() == Change.Kind.ENTERED) {
            check(!known, change.identity() + " was there already", changes);
            check(change.before() == null && change.from() == -1, change + " was nowhere before", changes);
            return;
        }
        check(known, change.identity() + " was not there", changes);
        check(isKnown(keyed.get(change.identity()), change.before()), change + " was not " + change.before(), changes);
        check(change.kind() != Change.Kind.UPDATED || !Values.same(change.before(), change.after()),
                change + " changes nothing", changes);
        check(change.kind() != Change.Kind.LEFT || change.after() == null && change.to() == -1,
                change + " is nowhere now", changes);
        if (changes.ordered()) {
            check(identities.get(change.from()).equals(change.identity()), change + " was not at " + change.from(),
                    changes);
        } else {
            check(change.from() == -1 && change.to() == -1, change + " has a position without an order", changes);
        }
    }

    /**
     * Whoever is told of every commit knows the very object; to others, one that left and came back the same is no
     * news.
     */
    private boolean isKnown(@Nullable R known, @Nullable R before) {
        return everyCommit ? known == before : Values.same(known, before);
    }

    private void apply(ListStep<R> step, ChangeSet<R> changes) {
        if (step instanceof ListStep.Remove<R> remove) {
            check(identities.remove(remove.at()).equals(step.identity()), step + " takes another row out", changes);
        } else if (step instanceof ListStep.Insert<R> insert) {
            identities.add(insert.at(), step.identity());
        } else if (step instanceof ListStep.Update<R> update) {
            check(identities.get(update.at()).equals(step.identity()), step + " replaces another row", changes);
        }
    }

    private void check(boolean right, String fault, ChangeSet<R> changes) {
        if (!right) {
            faults.add(fault + ": " + changes);
        }
    }

    @Override
    public void onError(Throwable failure) {
        if (isEnded()) {
            faults.add("failed after the end: " + failure);
        }
        error = failure;
    }

    @Override
    public void onComplete() {
        if (isEnded()) {
            faults.add("completed after the end");
        }
        completed = true;
    }

    /** The change sets so far. */
    public List<ChangeSet<R>> changeSets() {
        return changeSets;
    }

    /** The latest change set. */
    public ChangeSet<R> last() {
        return changeSets.get(changeSets.size() - 1);
    }

    /** What was wrong so far. */
    public List<String> faults() {
        return faults;
    }

    /** The copy of an ordered result. */
    public List<@Nullable R> rows() {
        return rows;
    }

    /** The identities of the copy of an ordered result. */
    public List<Identity> identities() {
        return identities;
    }

    /** The copy of a result without order. */
    public Map<Identity, @Nullable R> keyed() {
        return keyed;
    }

    /** The version up to which the copy goes; -1 if there is none yet. */
    public long version() {
        return changeSets.isEmpty() ? start : last().to();
    }

    /** What it has asked for and not got. */
    public long demand() {
        return demand.get();
    }

    private boolean isUnbounded() {
        return demand.get() == Long.MAX_VALUE;
    }

    public boolean isCompleted() {
        return completed;
    }

    public @Nullable Throwable error() {
        return error;
    }

    private boolean isEnded() {
        return completed || error != null;
    }
}
