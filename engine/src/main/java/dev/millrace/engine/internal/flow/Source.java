package dev.millrace.engine.internal.flow;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.expr.RowExpr;
import dev.millrace.query.RowType;

/**
 * Rows that plans begin with: those of a relation or of a live query, in stable slots, with what the commit in progress changed in
 * them. All plans that read a source share it. Confined to the writer of its engine.
 */
public abstract class Source {

    /** The name of the relation or the live query. */
    public abstract String name();

    /** The names of the relations its rows come from. */
    public abstract List<String> relations();

    /** The type of the rows; null for plain values. */
    abstract @Nullable RowType<Object> rowType();

    /** The number of rows. */
    abstract int size();

    /** The number of lanes of a row. */
    public final int width() {
        return delta().width();
    }

    /** What the commit in progress changed. */
    public abstract Delta delta();

    /** Greater than the rank of whatever brings these rows about in a commit; it can only rise. */
    public abstract int rank();

    /** Hands out all rows. */
    public abstract void scan(RowVisitor visitor);

    /** The row that is there now under the key or identity of one that was; null if none is. */
    abstract @Nullable Object current(Object row);

    /** Whether rows can be pulled by such columns. */
    abstract boolean answers(List<RowExpr> columns);

    /** Wishes for an index by columns that this {@linkplain #answers answers}; to be closed. */
    abstract Wish wish(List<RowExpr> columns, int worth);

    /** Prepares pulling rows by a key that this {@linkplain #answers answers}. */
    abstract Lookup lookup(LookupKey wanted);

    /** Is told of one more reader. */
    public abstract void acquire();

    /** Is told of one reader less. */
    public abstract void release();

    /** Why the rows are not kept current any more; null while they are. */
    public abstract @Nullable Throwable failure();
}
