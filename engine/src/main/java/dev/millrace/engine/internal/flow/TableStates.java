package dev.millrace.engine.internal.flow;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.collections.impl.map.mutable.primitive.IntObjectHashMap;
import org.jspecify.annotations.Nullable;

import dev.millrace.engine.RowState;
import dev.millrace.engine.internal.expr.LaneReads;
import dev.millrace.engine.internal.expr.RowExpr;
import dev.millrace.query.RowType;

/**
 * The rows of a table with what stands beside them (law 30) in a second lane, for the plans that read that: only for them a change of
 * it is a change.
 *
 * <p>State: the states of the rows that are not {@linkplain RowState#CONFIRMED confirmed} as they are; nothing of others. Cost: O(1) a
 * change.
 */
public final class TableStates extends Source {

    private final RowTable table;
    private final IntObjectHashMap<RowState> others = new IntObjectHashMap<>();
    private final Delta delta;
    private int readers;
    /** The states that the commit in progress changes. */
    private final List<Switch> switches = new ArrayList<>();

    private record Switch(int slot, RowState after) {
    }

    TableStates(RowTable table) {
        this.table = table;
        long objects = table.rowType().objects();
        this.delta = new Delta(2, objects == 0 ? null : new long[] {objects, 0});
    }

    @Override
    public String name() {
        return table.name();
    }

    @Override
    public List<String> relations() {
        return table.relations();
    }

    /** The state of the row in a slot, which may be empty. */
    RowState of(int slot) {
        return others.isEmpty() ? RowState.CONFIRMED : others.getIfAbsent(slot, () -> RowState.CONFIRMED);
    }

    @Override
    RowType<Object> rowType() {
        return table.rowType();
    }

    @Override
    int size() {
        return table.size();
    }

    /** Whether any row is another than {@link RowState#CONFIRMED}, or somebody reads what rows are. */
    boolean isOfConcern() {
        return readers > 0 || !others.isEmpty();
    }

    /** The number of rows whose state is kept. */
    int held() {
        return others.size();
    }

    /** Prepares the change of a row, its state, or both; a row that is absent is null. */
    void prepare(int slot, @Nullable Object before, @Nullable Object after, long mask, RowState state) {
        RowState was = before == null ? RowState.CONFIRMED : of(slot);
        RowState is = after == null ? RowState.CONFIRMED : state;
        if (!was.equals(is)) {
            switches.add(new Switch(slot, is));
        }
        if (readers == 0) {
            return;
        }
        int entry = delta.add(slot, before != null, after != null);
        int at = delta.at(entry);
        if (before != null) {
            delta.before()[at] = before;
            delta.before()[at + 1] = was;
        }
        if (after != null) {
            delta.after()[at] = after;
            delta.after()[at + 1] = is;
        }
        delta.changed(entry, 0, mask);
        delta.changed(entry, 1, LaneReads.diff(was, is));
    }

    /** Whether a change was prepared that somebody reads, or a change of a state. */
    boolean isPrepared() {
        return !delta.isEmpty() || !switches.isEmpty();
    }

    void undoPrepare() {
        delta.clear();
        switches.clear();
    }

    void switchIn() {
        for (int i = 0; i < switches.size(); i++) { // by number: an iterator would be made for each commit
            Switch each = switches.get(i);
            if (each.after().equals(RowState.CONFIRMED)) {
                others.remove(each.slot());
            } else {
                others.put(each.slot(), each.after());
            }
        }
        switches.clear();
    }

    void finish() {
        delta.clear();
    }

    @Override
    public Delta delta() {
        return delta;
    }

    @Override
    public int rank() {
        return 0;
    }

    @Override
    public int slots() {
        return table.slots();
    }

    @Override
    void scan(int from, int to, RowVisitor visitor) {
        table.scan(from, to, new Completing().to(visitor));
    }

    @Override
    @Nullable
    Object current(Object row) {
        return table.current(row);
    }

    @Override
    boolean answers(List<RowExpr> columns) {
        return Sides.readOnlyBelow(1, columns);
    }

    @Override
    Wish wish(List<RowExpr> columns, int worth, @Nullable List<Buildup> aside) {
        return table.wish(columns, worth, aside);
    }

    @Override
    Lookup lookup(LookupKey wanted, @Nullable List<Buildup> aside) {
        return new LookupThrough(table.lookup(wanted, aside), Completing::new);
    }

    @Override
    public void acquire() {
        readers++;
    }

    @Override
    public void release() {
        readers--;
    }

    @Override
    public @Nullable Throwable failure() {
        return null;
    }

    /** Hands rows on with their states. */
    private final class Completing extends Through {
        private final @Nullable Object[] lanes = new @Nullable Object[2];

        @Override
        public void row(int slot, @Nullable Object[] rows, int at) {
            lanes[0] = rows[at];
            lanes[1] = of(slot);
            give(slot, lanes, 0);
        }
    }
}
