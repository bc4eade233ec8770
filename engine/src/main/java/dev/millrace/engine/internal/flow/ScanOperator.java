package dev.millrace.engine.internal.flow;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.expr.RowExpr;

/**
 * The rows of a source as one occurrence in a query sees them: changes of components that the query does not read stop here.
 *
 * <p>In: a source's delta. Out: the entries that concern the query. State: none, unless rows are looked up by what stands beside them;
 * then those rows. Cost: O(1) a change.
 */
public final class ScanOperator extends Operator {

    private final Source source;
    private final KeptRows kept;

    /**
     * Reads a source.
     *
     * @param source has the rows; is told of this reader
     */
    public ScanOperator(Source source) {
        super(source.width(), List.of());
        this.source = source;
        this.kept = new KeptRows(this, SharedIndexes.compiler());
        source.acquire();
    }

    /** The source that is read. */
    public Source source() {
        return source;
    }

    @Override
    public @Nullable RowTable table() {
        return source instanceof RowTable table ? table : null;
    }

    @Override
    boolean passes(@Nullable Object[] rows, int at) {
        return true;
    }

    @Override
    int incoming() {
        return source.delta().size();
    }

    @Override
    public String name() {
        return "scan " + source.name();
    }

    @Override
    long stateBytes() {
        return kept.bytes();
    }

    @Override
    public int rowsHeld() {
        return kept.size();
    }

    @Override
    void process() {
        Delta changes = source.delta();
        for (int i = 0; i < changes.size(); i++) {
            if (!changes.isUpdate(i) || matters(changes, i, 0)) {
                output().copy(changes, i, changes.was(i), changes.is(i));
            }
        }
        kept.update();
    }

    @Override
    public void scan(RowVisitor visitor) {
        source.scan(visitor);
        scanned(source.size());
    }

    @Override
    Lookup lookup(LookupKey key) {
        return source.answers(key.columns()) ? source.lookup(key) : kept.lookup(key);
    }

    @Override
    @Nullable
    Wish wish(List<RowExpr> columns, int worth) {
        return source.answers(columns) ? source.wish(columns, worth) : null;
    }

    @Override
    int atMost() {
        return source.size();
    }

    @Override
    public void origins(@Nullable Object[] rows, int at, Origins found) {
        Object known = rows[at];
        Object row = known == null ? null : source.current(known); // what nobody reads of it may have changed since
        if (row != null) {
            found.row(source, row);
        }
    }

    @Override
    public void close() {
        source.release(); // lookups are closed by those who asked for them
    }
}
