package dev.millrace.examples.departures.check;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import org.jspecify.annotations.Nullable;

import dev.millrace.collections.ChangeSet;
import dev.millrace.collections.LiveQuery;
import dev.millrace.query.RelationRef;
import dev.millrace.query.ast.QueryNode;
import dev.millrace.query.ast.WindowNode;
import dev.millrace.testkit.EvaluatedResult;
import dev.millrace.testkit.ReferenceEvaluator;
import dev.millrace.testkit.ResultDifference;

/**
 * Compares every live result with a fresh evaluation after every commit. It follows the rows of the relations as well as the
 * results by their change sets, so it sees each version as a whole, whatever goes on meanwhile. Safe from any thread.
 */
final class Comparison {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Map<String, Watched<?>> relations = new ConcurrentHashMap<>();
    private final List<Watched<?>> results = new CopyOnWriteArrayList<>();
    private long version;
    private boolean compared = true;
    private long versions;
    private long comparisons;
    private long nonEmpty;
    private @Nullable String difference;

    /** Follows a relation by a query of all its rows. */
    <R> Watched<R> relation(RelationRef<R> relation, LiveQuery<R> all) {
        Watched<R> watched = new Watched<>(relation.name(), all);
        relations.put(relation.name(), watched);
        follow(watched);
        return watched;
    }

    /** Follows a result; it is compared from the next version on. */
    <R> Watched<R> result(String name, LiveQuery<R> query) {
        Watched<R> watched = new Watched<>(name, query);
        follow(watched);
        results.add(watched);
        return watched;
    }

    private <R> void follow(Watched<R> watched) {
        watched.query().changes().subscribe(changes -> take(watched, changes),
                failure -> fail(watched.name() + " failed: " + failure));
    }

    /** All change sets of one version come before those of the next: the first of a new version closes the one before. */
    private synchronized <R> void take(Watched<R> watched, ChangeSet<R> changes) {
        if (changes.to() > version) {
            compare();
            version = changes.to();
        }
        compared = false;
        watched.apply(changes);
    }

    /** Waits until all that was committed has been told, and compares the last version, unless that has been done. */
    void settle() {
        // What a new subscriber is told first comes after all that is told already, and before the next version.
        results.get(0).query().changes().doOnNext(last -> compare()).blockFirst(PATIENCE);
    }

    private synchronized void compare() {
        if (compared) {
            return;
        }
        compared = true;
        versions++;
        Map<String, List<?>> rows = new HashMap<>();
        relations.forEach((name, relation) -> rows.put(name, List.copyOf(relation.rows())));
        // Each on its own: what is plain is slow, and there may be processors to spare.
        List<EvaluatedResult> fresh = results.parallelStream().map(result -> evaluate(result, rows)).toList();
        for (int i = 0; i < fresh.size(); i++) {
            compare(results.get(i), fresh.get(i));
        }
    }

    private static EvaluatedResult evaluate(Watched<?> result, Map<String, List<?>> rows) {
        return ReferenceEvaluator.evaluate(windowed(result.query()), result.bindings(), rows);
    }

    private void compare(Watched<?> result, EvaluatedResult fresh) {
        comparisons++;
        nonEmpty += fresh.isEmpty() ? 0 : 1;
        ResultDifference.between(fresh, result.replayed())
                .ifPresent(text -> fail(result.name() + " at version " + version + ": " + text));
    }

    /** The query with the window of its handle. */
    private static QueryNode windowed(LiveQuery<?> query) {
        QueryNode node = query.query().node();
        return new WindowNode(node instanceof WindowNode own ? own.input() : node, query.window());
    }

    /** Compares what snapshots show now with what the change sets led to; nothing may be under way. */
    void compareSnapshots() {
        settle();
        results.forEach(this::compareSnapshot);
    }

    private synchronized void compareSnapshot(Watched<?> result) {
        comparisons++;
        nonEmpty += result.rows().isEmpty() ? 0 : 1;
        ResultDifference.betweenRows(result.rows(), result.query().snapshot().rows())
                .ifPresent(text -> fail(result.name() + ": snapshot differs from replayed change sets: " + text));
    }

    synchronized void fail(String text) {
        if (difference == null) {
            difference = text;
        }
    }

    /** The first difference, if there was one. */
    synchronized Optional<String> difference() {
        return Optional.ofNullable(difference);
    }

    /** What was compared, out of so many commits. */
    synchronized String figures(long commits) {
        return versions + " commits compared with a fresh evaluation" + others(commits - versions) + ": " + comparisons
                + " comparisons, " + nonEmpty + " of non-empty results, "
                + (difference == null ? "0 differences" : "1 difference, at which the check ended");
    }

    /** Nobody is told of a commit that changes no row of any relation or result, and so there is nothing new to compare. */
    private static String others(long number) {
        return number == 0 ? ""
                : " (the other " + number + " came before the queries were open, or changed no row)";
    }
}
