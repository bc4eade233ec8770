package dev.millrace.engine.internal.flow;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.RowState;
import dev.millrace.engine.internal.expr.RowExpr;
import dev.millrace.engine.internal.expr.RowExpr.Lane;
import dev.millrace.engine.internal.expr.RowExpr.Part;
import dev.millrace.engine.internal.order.SortTerm;
import dev.millrace.engine.internal.store.KeyMap;
import dev.millrace.engine.internal.store.RowBlock;
import dev.millrace.engine.internal.store.RowSource;
import dev.millrace.engine.internal.store.Scratch;
import dev.millrace.engine.internal.store.SlotRows;
import dev.millrace.query.Component;
import dev.millrace.query.RelationRef;
import dev.millrace.query.RowType;

/**
 * The rows of a relation in stable slots, with the indexes that queries need. Changes are staged, at most one a key, and
 * switched in when all that can fail has been done: {@link #prepare} works out what changes, in slots and in indexes, and
 * {@link #switchIn} does it. A slot freed in a commit is not used again in it. Rows are the user's own objects; beyond them a row
 * costs 4 bytes and what its key costs in the {@link KeyMap}. What stands beside rows is in {@link #states}.
 */
public final class RowTable extends Source implements SlotRows {

    private final String name;
    private final RowType<Object> rowType;
    private final Component key;
    private final KeyMap keys;
    private @Nullable Object[] rows = new @Nullable Object[16];
    private final SlotPool pool = new SlotPool();
    private final SharedIndexes indexes;
    private final SharedOrders orders;
    private final TableStates states;

    private final Wish byKey = new ByOwnKey();
    private boolean dropped;

    private int ordersBuilt;
    private int ordersBuiltAnew;

    private final StagedChanges staged = new StagedChanges();
    private Consumer<RowTable> onStaging = table -> {
    };
    private boolean hasToldStaging;
    private final Delta delta;
    /** The hashes of the changed keys, by entry. */
    private int[] hashes = new int[4];

    /**
     * An empty table.
     *
     * @param relation the relation whose rows it holds
     * @param budget counts the indexes
     */
    @SuppressWarnings("unchecked") // rows of this relation are all that ever gets in
    public RowTable(RelationRef<?> relation, IndexBudget budget) {
        this.indexes = new SharedIndexes(this, this, budget, true);
        this.orders = new SharedOrders(this, budget);
        this.name = relation.name();
        this.rowType = (RowType<Object>) relation.rowType();
        this.key = relation.key();
        this.keys = new KeyMap(key);
        this.delta = new Delta(1, unsure());
        this.states = new TableStates(this);
    }

    private long @Nullable [] unsure() {
        return rowType.objects() == 0 ? null : new long[] {rowType.objects()};
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<String> relations() {
        return List.of(name);
    }

    /** The same rows with what stands beside them. */
    public TableStates states() {
        return states;
    }

    public Component key() {
        return key;
    }

    @Override
    RowType<Object> rowType() {
        return rowType;
    }

    /** Finds the slots of keys. */
    KeyMap keys() {
        return keys;
    }

    /** The number of rows, without staged changes. */
    public int size() {
        return keys.size();
    }

    /** The row of a key, without staged changes. */
    public @Nullable Object get(Object wanted) {
        int slot = keys.find(wanted, rows);
        return slot < 0 ? null : rows[slot];
    }

    /**
     * Stages a change; a later one of the same key replaces it.
     *
     * @param changed the key
     * @param row the row as it shall be, with that key; null to remove it
     * @param state what shall stand beside it
     */
    public void stage(Object changed, @Nullable Object row, RowState state) {
        if (!hasToldStaging) {
            hasToldStaging = true;
            onStaging.accept(this);
        }
        staged.put(changed, row, state);
    }

    /** Tells of the first change that is staged, before each commit and once from now on. */
    public void onStaging(Consumer<RowTable> told) {
        onStaging = told;
    }

    /** A commit has ended: the next change that is staged is told of again. */
    public void awaitStaging() {
        hasToldStaging = false;
    }

    /** Stages a change to a row that is confirmed. */
    public void stage(Object changed, @Nullable Object row) {
        stage(changed, row, RowState.CONFIRMED);
    }

    /** Whether anything is staged. */
    public boolean hasStaged() {
        return !staged.isEmpty();
    }

    /** Forgets what is staged. */
    public void discard() {
        staged.clear();
    }

    /**
     * Works out what the staged changes come to, without changing anything: {@link #delta} has those that make a difference.
     * Whatever code of the user's runs in a commit of tables (accessors, comparisons) runs here. An index whose key cannot be read
     * fails, and with it the queries that ask it; the commit goes on.
     *
     * @throws RuntimeException if two rows cannot be compared; {@link #undoPrepare} is due then
     */
    public void prepare() {
        if (staged.size() > hashes.length) {
            delta.reserve(staged.size());
            hashes = new int[staged.size()];
        }
        for (int i = 0; i < staged.size(); i++) {
            prepare(staged.key(i), staged.hash(i), staged.row(i), staged.state(i));
        }
        if (!delta.isEmpty()) {
            indexes.prepare(delta);
            orders.prepare(delta);
        }
    }

    /** Forgets what was staged and prepared. */
    public void undoPrepare() {
        for (int i = delta.size() - 1; i >= 0; i--) {
            if (!delta.was(i)) {
                pool.untake(delta.slot(i));
            }
        }
        delta.clear();
        states.undoPrepare();
        staged.clear();
    }

    /** Whether what was prepared changes one row, and nothing of what stands beside rows. */
    public boolean isOneChange() {
        return delta.size() == 1 && !states.isPrepared();
    }

    /** Switches in what was prepared. */
    public void switchIn() {
        staged.clear();
        indexes.letGo(delta);
        orders.letGo(delta);
        if (delta.size() > 1 || pool.end() > rows.length) {
            reserve();
        }
        for (int i = 0; i < delta.size(); i++) {
            switchSlot(i);
        }
        states.switchIn();
        indexes.takeIn(delta);
        orders.takeIn(delta);
    }

    @Override
    public void limit(Allowance allowed) {
        super.limit(allowed);
        states.limit(allowed);
    }

    @Override
    public Delta delta() {
        return delta;
    }

    @Override
    public int rank() {
        return 0;
    }

    /** Ends the commit: slots freed in it may be used again. */
    public void finish() {
        delta.clear();
        states.finish();
        pool.finish();
        if (hashes.length > Scratch.MOST_KEPT) {
            hashes = new int[4];
        }
    }

    @Override
    public int slots() {
        return Math.min(pool.end(), rows.length);
    }

    @Override
    void scan(int from, int to, RowVisitor visitor) {
        int end = Math.min(to, slots());
        for (int slot = from; slot < end; slot++) {
            if (rows[slot] != null) {
                visitor.row(slot, rows, slot);
            }
        }
    }

    @Override
    void scanBlocks(int from, int to, BlockVisitor visitor) {
        RowBlock block = new RowBlock();
        int end = Math.min(to, slots());
        for (int first = from; first < end; first += RowBlock.LENGTH) {
            block.begin(rows);
            int last = Math.min(end, first + RowBlock.LENGTH);
            for (int slot = first; slot < last; slot++) {
                if (rows[slot] != null) {
                    block.add(slot, slot);
                }
            }
            if (block.size() > 0) {
                visitor.rows(block);
            }
        }
    }

    @Override
    @Nullable
    Object current(Object row) {
        Object own = key.get(row);
        return own == null ? null : get(own);
    }

    @Override
    boolean answers(List<RowExpr> columns) {
        return true;
    }

    @Override
    Wish wish(List<RowExpr> columns, int worth, @Nullable List<Buildup> aside) {
        return columns.contains(new Part(new Lane(0), key)) ? byKey : indexes.wish(columns, worth, aside);
    }

    /**
     * Has rows found by what they have in a component from now on, whether anybody asks for it or not.
     *
     * @return what is to be closed
     * @throws IllegalStateException if the relation was dropped
     */
    public Wish keepIndex(Component component) {
        if (dropped) {
            throw new IllegalStateException("Relation \"" + name + "\" was dropped; declare an index of another one");
        }
        RowExpr column = new Part(new Lane(0), component);
        return component.equals(key) ? byKey : indexes.keep(List.of(column));
    }

    /** Pulls rows by the key map where the table's own key is among the columns, else by a shared index. */
    @Override
    Lookup lookup(LookupKey wanted, @Nullable List<Buildup> aside) {
        int own = wanted.columns().indexOf(new Part(new Lane(0), key));
        return own >= 0 && wanted.findsNoNulls() ? new ByKey(this, wanted, own)
                : indexes.lookup(wanted, aside);
    }

    /**
     * The order of the rows that all share who order them in the same way; to be released.
     *
     * @param terms its terms, over the row as the only lane
     * @param rules how many uses it must have to be built, and when it is built anew
     */
    TableOrder order(List<SortTerm> terms, WindowRules rules) {
        return orders.order(terms, rules);
    }

    void orderBuilt() {
        ordersBuilt++;
    }

    void orderBuiltAnew() {
        ordersBuiltAnew++;
    }

    /** Tells how often this has gone each of the ways it has. */
    public void counts(Counts counts) {
        counts.count("orders of a table built anew", ordersBuiltAnew);
        counts.count("orders of a table built", ordersBuilt - ordersBuiltAnew);
        indexes.counts(counts);
    }

    /** Gives up all indexes and orders: the relation is no longer one of the engine. */
    public void drop() {
        dropped = true;
        indexes.forgetAll();
        orders.forgetAll();
    }

    /** The columns by which plans find rows at present, and the orders. */
    public List<String> indexed() {
        return Stream.concat(indexes.indexed().stream(), orders.ordered().stream()).toList();
    }

    @Override
    public void acquire() {
        // A table has its rows whether they are read or not.
    }

    @Override
    public void release() {
        // As above.
    }

    @Override
    public @Nullable Throwable failure() {
        return null;
    }

    @Override
    public @Nullable Object[] lanes() {
        return rows;
    }

    @Override
    public int at(int slot) {
        return slot;
    }

    @Override
    public RowSource before() {
        return new RowsBefore(this);
    }

    private void prepare(Object changed, int hash, @Nullable Object row, RowState state) {
        int slot = keys.find(changed, hash, rows);
        Object before = slot < 0 ? null : rows[slot];
        if (before == null && row == null) {
            return;
        }
        long mask = before != null && row != null ? rowType.mayDiffer(before, row) : -1L;
        if (mask != 0) {
            int entry = add(before == null ? pool.take() : slot, before, row, mask);
            hashes[entry] = hash;
            if (state != RowState.CONFIRMED || states.isOfConcern()) {
                states.prepare(delta.slot(entry), before, row, mask, state);
            }
        } else if (!state.equals(states.of(slot))) {
            states.prepare(slot, before, before, 0, state);
        }
    }

    private int add(int slot, @Nullable Object before, @Nullable Object row, long mask) {
        int entry = delta.add(slot, before != null, row != null);
        delta.before()[entry] = before;
        delta.after()[entry] = row;
        delta.changed(entry, 0, mask);
        if (entry >= hashes.length) {
            hashes = Arrays.copyOf(hashes, entry * 2);
        }
        return entry;
    }

    /** Makes room for the rows that come. Many at once find it made once, few by and by in steps that grow with the table. */
    private void reserve() {
        if (pool.end() > rows.length) {
            rows = Arrays.copyOf(rows, Math.max(pool.end(), rows.length + (rows.length >> 3)));
        }
        int come = 0;
        for (int i = 0; i < delta.size(); i++) {
            come += delta.was(i) ? 0 : 1;
        }
        if (come > keys.size() >> 3) {
            keys.reserve(come);
        }
    }

    private void switchSlot(int entry) {
        int slot = delta.slot(entry);
        if (!delta.is(entry)) {
            keys.remove(slot);
            rows[slot] = null;
            pool.free(slot);
            return;
        }
        rows[slot] = delta.after()[entry];
        if (!delta.was(entry)) {
            keys.add(slot, hashes[entry]);
        }
    }

    @Override
    public String toString() {
        return name + "[" + size() + "]";
    }

    /** The key map, which is always there. */
    private final class ByOwnKey extends Wish {

        @Override
        public boolean isGranted() {
            return !dropped;
        }

        @Override
        String refusal(RowExpr column) {
            return "the relation was dropped";
        }

        @Override
        public void close() {
            // It is there for others.
        }
    }
}
