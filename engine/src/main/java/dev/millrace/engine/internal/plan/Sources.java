package dev.millrace.engine.internal.plan;

import dev.millrace.engine.internal.flow.ResultRows;
import dev.millrace.engine.internal.flow.RowTable;
import dev.millrace.query.QueryRef;
import dev.millrace.query.RelationRef;

/** Finds what a query reads by name. */
public interface Sources {

    /**
     * The rows of a relation.
     *
     * @param relation the relation
     * @return its table
     * @throws IllegalArgumentException if there is none of that name, or one with another row type or key
     */
    RowTable table(RelationRef<?> relation);

    /**
     * The rows of a live query.
     *
     * @param query the live query
     * @return the rows it shows
     * @throws IllegalArgumentException if there is none of that name, or one with rows of another type
     * @throws IllegalStateException if it has failed
     */
    ResultRows result(QueryRef<?> query);
}
