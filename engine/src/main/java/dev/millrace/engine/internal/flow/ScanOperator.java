package dev.millrace.engine.internal.flow;

import java.util.List;

/**
 * The rows of a table as one occurrence in a query sees them: changes of components that the query does not read stop here.
 *
 * <p>In: a table's delta. Out: the entries that concern the query. State: none. Cost: O(1) a change.
 */
public final class ScanOperator extends Operator {

    private final RowTable table;

    /**
     * Reads a table.
     *
     * @param table the table
     */
    public ScanOperator(RowTable table) {
        super(1);
        this.table = table;
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
    public boolean isConcerned() {
        return !table.delta().isEmpty();
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
            if (!changes.isUpdate(i) || matters(changes, i, 0)) {
                output().copy(changes, i, changes.was(i), changes.is(i));
            }
        }
    }

    @Override
    public void scan(RowVisitor visitor) {
        table.scan(visitor);
    }

    @Override
    Lookup lookup(LookupKey key) {
        return table.lookup(key);
    }

    @Override
    void demandOfInputs() {
        // The table has all components.
    }

    @Override
    public void close() {
        // Holds nothing: lookups are closed by those who asked for them.
    }
}
