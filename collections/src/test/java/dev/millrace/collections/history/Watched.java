package dev.millrace.collections.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import dev.millrace.collections.ChangeSet;
import dev.millrace.collections.LiveQuery;
import dev.millrace.collections.Snapshot;
import dev.millrace.collections.Store;
import dev.millrace.collections.scripted.Replica;
import dev.millrace.query.Bindings;
import dev.millrace.query.Identity;
import dev.millrace.query.OrderedQuery;
import dev.millrace.query.Query;
import dev.millrace.query.ScalarQuery;
import dev.millrace.query.Window;
import dev.millrace.testkit.EvaluatedResult;
import dev.millrace.testkit.ReferenceEvaluator;

/**
 * An open query with its subscribers, and what it should show.
 *
 * @param <R> the type of its rows
 */
final class Watched<R> {

    private final String name;
    private final Store store;
    private final Query<R> whole;
    private Window window;
    private Bindings bindings;
    private final LiveQuery<R> live;
    private final List<Replica<R>> replicas = new ArrayList<>();
    private final List<Replica<R>> cancelled = new ArrayList<>();
    private final Map<Long, Map<Identity, @Nullable R>> known = new HashMap<>();

    Watched(String name, Store store, Query<R> whole, Bindings bindings, Window window) {
        this.name = name;
        this.store = store;
        this.whole = whole;
        this.window = window;
        this.bindings = bindings;
        this.live = open();
    }

    private LiveQuery<R> open() {
        Query<R> query = whole instanceof OrderedQuery<R> ordered
                ? ordered.offset(window.offset()).limit(window.limit()) : whole;
        return store.open(query, bindings);
    }

    void move(Window to) {
        if (whole instanceof OrderedQuery) {
            window = to;
            live.setWindow(to.offset(), to.limit());
        }
    }

    void bind(Bindings to) {
        if (!bindings.names().isEmpty()) {
            bindings = to;
            live.set(to);
        }
    }

    /** Filter and page together. */
    void show(Bindings filter, Window page) {
        if (whole instanceof OrderedQuery && !bindings.names().isEmpty()) {
            bindings = filter;
            window = page;
            live.set(filter, page);
        }
    }

    void subscribe(long demand) {
        subscribe(Replica.withDemand(demand));
    }

    void subscribe(Consumer<? super ChangeSet<R>> callback) {
        subscribe(Replica.doing(callback));
    }

    private void subscribe(Replica<R> replica) {
        replicas.add(replica);
        live.changes().subscribe(replica);
    }

    void subscribeFromNow(long demand) {
        Replica<R> replica = Replica.continuing(live.snapshot(), demand);
        replicas.add(replica);
        live.changesFromNow().subscribe(replica);
    }

    void request(int subscriber, int amount) {
        if (!replicas.isEmpty()) {
            Replica<R> replica = Domain.pick(replicas, subscriber);
            if (replica.demand() < Long.MAX_VALUE) {
                replica.request(amount);
            }
        }
    }

    void cancel(int subscriber) {
        if (!replicas.isEmpty()) {
            Replica<R> replica = Domain.pick(replicas, subscriber);
            replicas.remove(replica);
            cancelled.add(replica);
            replica.cancel();
        }
    }

    void close() {
        live.close();
        replicas.forEach(replica -> assertThat(replica.isCompleted()).isTrue());
        cancelled.forEach(replica -> assertThat(replica.isCompleted()).isFalse());
        assertThat(live.changes().collectList().block()).isEmpty();
    }

    /** The result, a fresh evaluation of it and every subscriber's copy are what they should be. */
    void check(Map<String, Collection<?>> relations, Tally tally) {
        EvaluatedResult all = ReferenceEvaluator.evaluate(whole, bindings, relations);
        int first = (int) Math.min(window.offset(), all.size());
        List<EvaluatedResult.Entry> shown = all.entries().subList(first, (int) Math.min(window.end(), all.size()));
        Snapshot<R> snapshot = live.snapshot();
        List<EvaluatedResult.Entry> actual = entries(snapshot);
        tally.compared(shown.isEmpty()
                || whole instanceof ScalarQuery && shown.get(0).row() instanceof Long count && count == 0);
        assertThat(actual).as("result of %s", this).isEqualTo(shown);
        assertThat(live.total()).as("total of %s", this).isEqualTo(all.size());
        assertThat(live.window()).isEqualTo(window);
        try (LiveQuery<R> fresh = open()) {
            assertThat(entries(fresh.snapshot())).as("fresh result of %s", this).isEqualTo(shown);
        }
        Map<Identity, @Nullable R> rows = new HashMap<>();
        for (int i = 0; i < snapshot.size(); i++) {
            rows.put(snapshot.identities().get(i), snapshot.rows().get(i));
        }
        known.put(snapshot.version(), rows);
        cancelled.forEach(replica -> assertThat(replica.faults()).isEmpty());
        replicas.forEach(replica -> check(replica, snapshot));
    }

    private void check(Replica<R> replica, Snapshot<R> snapshot) {
        assertThat(replica.faults()).as("change sets of %s", this).isEmpty();
        assertThat(replica.error()).as("error of %s", this).isNull();
        assertThat(replica.isCompleted()).isFalse();
        assertThat(replica.version()).isLessThanOrEqualTo(snapshot.version());
        Map<Identity, @Nullable R> then =
                known.get(replica.demand() > 0 ? Long.valueOf(snapshot.version()) : Long.valueOf(replica.version()));
        if (then != null) {
            assertThat(replica.keyed()).as("copy of %s", this).isEqualTo(then);
        }
        if (replica.demand() > 0 && live.isOrdered()) {
            assertThat(replica.rows()).as("copy of %s", this).isEqualTo(snapshot.rows());
            assertThat(replica.identities()).as("identities in the copy of %s", this).isEqualTo(snapshot.identities());
        }
    }

    /** In the query's order, or in that of identities if it has none. */
    private List<EvaluatedResult.Entry> entries(Snapshot<R> snapshot) {
        List<EvaluatedResult.Entry> entries = new ArrayList<>();
        for (int i = 0; i < snapshot.size(); i++) {
            entries.add(new EvaluatedResult.Entry(snapshot.identities().get(i), snapshot.rows().get(i)));
        }
        if (!live.isOrdered()) {
            entries.sort(Comparator.comparing(EvaluatedResult.Entry::identity));
        }
        return entries;
    }

    @Override
    public String toString() {
        return name + " " + bindings + " " + window;
    }
}
