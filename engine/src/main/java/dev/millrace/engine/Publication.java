package dev.millrace.engine;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.flow.ResultRows;
import dev.millrace.query.Query;
import dev.millrace.query.QueryRef;

/**
 * What other queries read of a result: its rows, under its name. They are kept as long as somebody reads them.
 *
 * @param <R> the type of the rows
 */
final class Publication<R> {

    private final String name;
    private final Query<R> query;
    /** Null while nobody reads them. */
    private @Nullable ResultRows rows;

    /**
     * Nothing that is read yet.
     *
     * @param name what others read it by
     * @param query the query whose result it is
     */
    Publication(String name, Query<R> query) {
        this.name = name;
        this.query = query;
    }

    String name() {
        return name;
    }

    /** What others read it by. */
    QueryRef<R> ref() {
        return QueryRef.of(name, query);
    }

    /** The rows for those who read them; null while nobody does. */
    @Nullable
    ResultRows rows() {
        return rows;
    }

    /** The rows for one who is to read them. */
    ResultRows open(Result<R> result) {
        ResultRows known = rows;
        if (known == null) {
            QueryRef<R> ref = ref();
            known = new ResultRows(ref.name(), ref.rowType(), result.sources(), result.rows(), result.indexBudget(),
                    result::rank,
                    () -> rows = null);
            rows = known;
        }
        return known;
    }

    /** How many rows are kept for those who read them. */
    int size() {
        return rows == null ? 0 : rows.size();
    }

    void requireUnread() {
        if (rows != null) {
            throw new IllegalStateException(
                    "The live query \"" + name + "\" is read by an open query; close that first");
        }
    }

    /** The result has failed, and with it those that read it. */
    void fail(Throwable cause) {
        if (rows != null) {
            rows.fail(cause);
        }
    }
}
