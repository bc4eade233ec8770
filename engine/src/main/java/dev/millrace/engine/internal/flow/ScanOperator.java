package dev.millrace.engine.internal.flow;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.expr.RowExpr;
import dev.millrace.engine.internal.store.SlotRows;

/**
 * The rows of a source as one occurrence in a query sees them: changes of components that the query does not read stop here.
 *
 * <p>In: a source's delta. Out: the entries that concern the query. State: none, unless rows are looked up by what stands beside them;
 * then those rows. Cost: O(1) a change.
 */
public final class ScanOperator extends Operator {

    /** Of rows in all slots. */
    private static final int ALL = Integer.MAX_VALUE;

    private final Source source;
    private final KeptRows kept;
    /** Only rows in slots before this one are handed on. */
    private int fed = ALL;
    /** The rows of so many more slots are to be handed on with the next changes. */
    private int feeding;
    /** Takes what builds indexes beside commits; null if they are built at once. */
    private @Nullable List<Buildup> aside;

    /**
     * Reads a source.
     *
     * @param source has the rows; is told of this reader
     */
    public ScanOperator(Source source) {
        super(source.width(), source.delta().unsure());
        this.source = source;
        this.kept = new KeptRows(this, SharedIndexes.compiler());
        source.acquire();
    }

    /**
     * Hands on no row before it is {@linkplain #feed fed}. Called before anybody reads this.
     *
     * @param buildups takes what builds indexes that are asked for here; they are to be built before the first slots are fed
     */
    public void hold(List<Buildup> buildups) {
        fed = 0;
        aside = buildups;
    }

    /** Hands on the rows of so many more slots when it takes part in a step next. */
    public void feed(int slots) {
        feeding = slots;
    }

    /** Whether it hands on all rows. */
    public boolean isFed() {
        return fed == ALL;
    }

    /** The source that is read. */
    public Source source() {
        return source;
    }

    @Override
    public @Nullable RowTable table() {
        return source instanceof RowTable table && isFed() ? table : null;
    }

    @Override
    public @Nullable SlotRows slotRows() {
        return table();
    }

    @Override
    RowVisitor fromTable(RowVisitor visitor) {
        return visitor;
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
            if (changes.slot(i) < fed && (!changes.isUpdate(i) || matters(changes, i, 0))) {
                output().copy(changes, i, changes.was(i), changes.is(i));
            }
        }
        if (feeding > 0) {
            handOn();
        }
        kept.update();
    }

    @Override
    public boolean takesOne(Operator from) {
        throw new IllegalStateException("a source has no input");
    }

    /** Whether changes of the source can be handed down one by one. */
    public boolean takesOne() {
        return isFed() && kept.isNone();
    }

    @Override
    int one(Delta changes, int entry, int presence) {
        return presence != (Delta.BEFORE | Delta.AFTER) || matters(changes, entry, 0) ? presence : 0;
    }

    private void handOn() {
        long end = Math.min((long) fed + feeding, source.slots());
        source.scan(fed, (int) end, output()::enter);
        scanned(feeding);
        feeding = 0;
        fed = end == source.slots() ? ALL : (int) end;
        aside = null; // all indexes are built now
    }

    @Override
    public void scan(RowVisitor visitor) {
        if (isFed()) {
            source.scan(visitor);
            scanned(source.size());
        } else {
            source.scan(0, fed, visitor);
            scanned(fed);
        }
    }

    @Override
    public void scanBlocks(int lanes, BlockVisitor visitor) {
        if (isFed()) {
            source.scanBlocks(visitor);
            scanned(source.size());
        } else {
            source.scanBlocks(0, fed, visitor);
            scanned(fed);
        }
    }

    @Override
    Lookup lookup(LookupKey key) {
        if (!source.answers(key.columns())) {
            return kept.lookup(key);
        }
        Lookup lookup = source.lookup(key, aside);
        return isFed() ? lookup : new FedRows(lookup);
    }

    @Override
    @Nullable
    Wish wish(List<RowExpr> columns, int worth) {
        return source.answers(columns) ? source.wish(columns, worth, aside) : null;
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

    /** Finds rows that are handed on already, and all of them once all are. */
    private final class FedRows extends Lookup {

        private final Lookup all;

        FedRows(Lookup all) {
            this.all = all;
        }

        @Override
        void forEach(@Nullable Object[] rows, int at, RowVisitor visitor) {
            if (isFed()) {
                all.forEach(rows, at, visitor);
            } else if (fed > 0) { // before, there may not be the index to ask
                all.forEach(rows, at, (slot, found, first) -> {
                    if (slot < fed) {
                        visitor.row(slot, found, first);
                    }
                });
            }
        }

        @Override
        boolean countsAtOnce() {
            return isFed() && all.countsAtOnce();
        }

        @Override
        int count(@Nullable Object[] rows, int at) {
            return isFed() ? all.count(rows, at) : super.count(rows, at);
        }

        @Override
        String way() {
            return all.way();
        }

        @Override
        long rowsVisited() {
            return all.rowsVisited();
        }

        @Override
        void close() {
            all.close();
        }
    }
}
