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

    private Allowance allowance = new Allowance();

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

    /** Hands out all rows, as far as a query may read so many at once. */
    public final void scan(RowVisitor visitor) {
        spend(slots());
        scan(0, slots(), visitor);
    }

    /** The same, some at a time. */
    final void scanBlocks(BlockVisitor visitor) {
        spend(slots());
        scanBlocks(0, slots(), visitor);
    }

    /** Hands out the rows of some slots, from the first to before the last, some at a time. */
    void scanBlocks(int from, int to, BlockVisitor visitor) {
        BlockFiller filler = new BlockFiller(width(), visitor);
        scan(from, to, filler);
        filler.flush();
    }

    /** More than the greatest slot of a row. */
    public abstract int slots();

    /** Hands out the rows of some slots, from the first to before the last. */
    abstract void scan(int from, int to, RowVisitor visitor);

    /** From now on queries that are opened may read only so many of these rows at once. */
    public void limit(Allowance rows) {
        allowance = rows;
    }

    /** Notes that so many rows are about to be read. */
    final void spend(int rows) {
        allowance.spend(rows);
    }

    /** The row that is there now under the key or identity of one that was; null if none is. */
    abstract @Nullable Object current(Object row);

    /** Whether rows can be pulled by such columns. */
    abstract boolean answers(List<RowExpr> columns);

    /**
     * Wishes for an index by columns that this {@linkplain #answers answers}.
     *
     * @param worth how many must wish for it to have it built
     * @param aside takes what builds it beside commits; null to have it built at once
     * @return the wish, to be closed
     */
    abstract Wish wish(List<RowExpr> columns, int worth, @Nullable List<Buildup> aside);

    /**
     * Prepares pulling rows by a key that this {@linkplain #answers answers}.
     *
     * @param aside takes what builds the index beside commits, before which no row may be pulled; null to have it built at once
     */
    abstract Lookup lookup(LookupKey wanted, @Nullable List<Buildup> aside);

    /** Is told of one more reader. */
    public abstract void acquire();

    /** Is told of one reader less. */
    public abstract void release();

    /** Why the rows are not kept current any more; null while they are. */
    public abstract @Nullable Throwable failure();
}
