package dev.millrace.engine.internal.flow;

import java.util.List;

import dev.millrace.query.ast.ExprNode;

/**
 * The rows of a table as one occurrence in a query sees them: changes of components that the query does not read stop here.
 *
 * <p>In: a table's delta. Out: the entries that concern the query. State: none. Cost: O(1) a change.
 */
public final class ScanOperator extends Operator {

    private final RowTable table;
    private long interest;

    /**
     * Reads a table.
     *
     * @param table the table
     */
    public ScanOperator(RowTable table) {
        super(1);
        this.table = table;
    }

    /**
     * Says what an expression of the query reads of these rows; complete before the first commit.
     *
     * @param components a mask of components
     */
    public void reads(long components) {
        interest |= components;
    }

    /** The table that is read. */
    public RowTable table() {
        return table;
    }

    @Override
    public List<Operator> inputs() {
        return List.of();
    }

    @Override
    public String name() {
        return "scan " + table.name();
    }

    @Override
    public int rowsHeld() {
        return 0;
    }

    @Override
    void process() {
        Delta changes = table.delta();
        for (int i = 0; i < changes.size(); i++) {
            if (!changes.isUpdate(i) || (changes.changed(i, 0) & interest) != 0) {
                output().copy(changes, i, changes.was(i), changes.is(i));
            }
        }
    }

    @Override
    public void scan(RowVisitor visitor) {
        table.scan(visitor);
    }

    @Override
    public Lookup lookup(ExprNode key) {
        return table.lookup(key);
    }

    @Override
    public void close() {
        // Holds nothing: lookups are closed by those who asked for them.
    }
}
