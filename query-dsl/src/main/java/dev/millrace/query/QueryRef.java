package dev.millrace.query;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.ast.LaneType;

/**
 * A live query that was opened under a name, as a source of rows for other queries: the rows of its result with the identities they
 * have there. Opening a query resolves the name in the store, and refuses an unknown one or another type.
 *
 * @param <R> the type of its rows
 * @param name the name it was opened under
 * @param type the class of its rows, never primitive
 * @param leafType what the rows hold, as {@link dev.millrace.query.ast.ExprNode#leafType} says
 * @param rowType how their components are read; null for plain values
 * @param nullable whether a row can be null
 */
public record QueryRef<R>(String name, Class<?> type, Class<?> leafType, @Nullable RowType<R> rowType,
        boolean nullable) {

    /**
     * Checks the name.
     *
     * @throws IllegalArgumentException if it is blank
     */
    public QueryRef {
        if (name.isBlank()) {
            throw new IllegalArgumentException("A live query that is read by others needs a name, but it is blank");
        }
    }

    /**
     * A reference to a live query.
     *
     * @param <R> the type of its rows
     * @param name the name it was opened under
     * @param query what was opened
     * @return the reference
     * @throws IllegalArgumentException if the name is blank
     */
    @SuppressWarnings("unchecked") // the lane's row type is that of the query's rows
    public static <R> QueryRef<R> of(String name, Query<R> query) {
        LaneType lane = query.node().lane();
        return new QueryRef<>(name, lane.type(), lane.leafType(), (RowType<R>) lane.rowType(), lane.nullable());
    }

    @Override
    public String toString() {
        return name;
    }
}
