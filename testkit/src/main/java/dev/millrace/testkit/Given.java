package dev.millrace.testkit;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.Bindings;
import dev.millrace.query.Origin;
import dev.millrace.query.RelationRef;
import dev.millrace.query.RowMetadata;

/**
 * All that the result of a query depends on.
 *
 * @param relations the rows of each relation, by the relation's name, in any order
 * @param results the results of the live queries that are read by name
 * @param bindings a value for each of the query's parameters, possibly null
 * @param now what the store's clock says
 * @param metadata what stands beside rows
 */
public record Given(Map<String, ? extends Collection<?>> relations, Map<String, EvaluatedResult> results,
        Bindings bindings,
        Instant now, Metadata metadata) {

    /** What stands beside the rows of relations (law 30). */
    @FunctionalInterface
    public interface Metadata {

        /** Of rows that nobody has written to. */
        Metadata OF_SYNCED_ROWS = (relation, row, what) -> switch (what) {
            case SYNCED -> true;
            case ORIGIN -> Origin.REMOTE;
            case PENDING_TRANSACTIONS -> 0;
        };

        /**
         * What stands beside a row.
         *
         * @param relation the relation the row is of
         * @param row the row
         * @param what which of its metadata
         * @return a value of the type of that
         */
        Object of(RelationRef<?> relation, Object row, RowMetadata what);
    }

    /**
     * Rows, with no parameter bound, at the beginning of time, without anything that is pending.
     *
     * @param relations the rows of each relation, by the relation's name, in any order
     * @return that
     */
    public static Given rows(Map<String, ? extends Collection<?>> relations) {
        return new Given(relations, Map.of(), Bindings.NONE, Instant.EPOCH, Metadata.OF_SYNCED_ROWS);
    }

    /**
     * The same with parameters bound.
     *
     * @param values a value for each parameter
     * @return that
     */
    public Given with(Bindings values) {
        return new Given(relations, results, values, now, metadata);
    }

    /**
     * The same at another time.
     *
     * @param time what the store's clock says
     * @return that
     */
    public Given at(Instant time) {
        return new Given(relations, results, bindings, time, metadata);
    }

    /**
     * The same with other metadata.
     *
     * @param beside what stands beside rows
     * @return that
     */
    public Given with(Metadata beside) {
        return new Given(relations, results, bindings, now, beside);
    }

    /**
     * The same with the result of a live query.
     *
     * @param name the name the live query was opened under
     * @param result its rows and their identities
     * @return that
     */
    public Given with(String name, EvaluatedResult result) {
        Map<String, EvaluatedResult> all = new HashMap<>(results);
        all.put(name, result);
        return new Given(relations, all, bindings, now, metadata);
    }

    @Nullable
    Collection<?> rows(String relation) {
        return relations.get(relation);
    }

    Object metadata(RelationRef<?> relation, Object row, RowMetadata what) {
        return Objects.requireNonNull(metadata.of(relation, row, what));
    }
}
