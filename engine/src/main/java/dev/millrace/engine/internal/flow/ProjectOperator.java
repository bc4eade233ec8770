package dev.millrace.engine.internal.flow;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.expr.RefusedRowException;
import dev.millrace.engine.internal.expr.RowExpr;
import dev.millrace.engine.internal.expr.ScalarCompiler;
import dev.millrace.engine.internal.store.Bytes;
import dev.millrace.query.RowType;
import dev.millrace.query.value.Values;

/**
 * Rows with what a query makes of them in one more lane, for what is not just what it is made of: a record whose constructor or
 * accessors have code of their own, or what a user's function gives. A row of which that refuses to be made is left out (law 5).
 *
 * <p>In: changes of the input. Out: the same entries, but of refused rows; what is made of a row keeps its object while it is the
 * same. State: what was made, 4 bytes a row and the object, and a bit. Cost: one object a change that touches what it is made of.
 */
public final class ProjectOperator extends Operator {

    private final Operator input;
    private final @Nullable RowType<Object> rowType;
    private final Maker maker;
    private final long[] reads;
    private @Nullable Object[] made = new @Nullable Object[16];
    private final BitSet accepted = new BitSet();
    private final KeptRows kept;

    /** Makes something of a row. */
    @FunctionalInterface
    public interface Maker {

        /**
         * What is made of a row.
         *
         * @throws RefusedRowException if the row is to be left out
         */
        @Nullable
        Object make(@Nullable Object[] rows, int at);
    }

    /**
     * Makes something of rows.
     *
     * @param input the rows
     * @param rowType the type of what is made, if its components are known
     * @param maker makes one
     * @param reads the components that takes, for each lane
     * @param compiler compiles expressions over all lanes
     */
    @SuppressWarnings("unchecked") // what is made is of this type
    public ProjectOperator(Operator input, @Nullable RowType<?> rowType, Maker maker, long[] reads,
            ScalarCompiler compiler) {
        super(input.width() + 1, List.of(input));
        this.input = input;
        this.rowType = (RowType<Object>) rowType;
        this.maker = maker;
        this.reads = reads.clone();
        this.kept = new KeptRows(this, compiler);
        input.scan((slot, rows, at) -> {
            try {
                put(slot, maker.make(rows, at));
            } catch (RefusedRowException refused) {
                // Told to the problems of the query by who refused it.
            }
        });
    }

    @Override
    public String name() {
        return "project";
    }

    @Override
    long stateBytes() {
        return Bytes.ofReferences(made.length) + Bytes.ofLongs(accepted.size() / Long.SIZE) + kept.bytes();
    }

    @Override
    public int rowsHeld() {
        return accepted.cardinality() + kept.size();
    }

    @Override
    void process() {
        Delta changes = input.output();
        for (int i = 0; i < changes.size(); i++) {
            int slot = changes.slot(i);
            boolean was = accepted.get(slot);
            Object before = was ? made[slot] : null;
            boolean untouched = changes.isUpdate(i) && !changes.touches(i, reads);
            boolean is = untouched ? was : changes.is(i) && isMade(changes, i, before);
            if (!is && was) {
                accepted.clear(slot);
                made[slot] = null;
            }
            if (was || is) {
                emit(changes, i, was, is, before);
            }
        }
        kept.update();
    }

    /** Makes the row as it is; it keeps its object while that is the same. */
    private boolean isMade(Delta changes, int entry, @Nullable Object before) {
        try {
            Object fresh = maker.make(changes.after(), changes.at(entry));
            put(changes.slot(entry), before != null && Values.same(before, fresh) ? before : fresh);
            return true;
        } catch (RefusedRowException refused) {
            return false;
        }
    }

    private void emit(Delta changes, int entry, boolean was, boolean is, @Nullable Object before) {
        int slot = changes.slot(entry);
        Object after = is ? made[slot] : null;
        long mask = was && is ? diff(before, after) : -1L;
        int lane = input.width();
        if (was && is && !matters(changes, entry, 0) && (mask & demanded(lane)) == 0) {
            return;
        }
        int out = output().add(slot, was, is);
        int from = changes.at(entry);
        int to = output().at(out);
        if (was) {
            System.arraycopy(changes.before(), from, output().before(), to, lane);
            output().before()[to + lane] = before;
        }
        if (is) {
            System.arraycopy(changes.after(), from, output().after(), to, lane);
            output().after()[to + lane] = after;
        }
        for (int i = 0; i < lane; i++) {
            output().changed(out, i, changes.changed(entry, i));
        }
        output().changed(out, lane, mask);
    }

    private long diff(@Nullable Object before, @Nullable Object after) {
        if (before == after) {
            return 0;
        }
        return rowType == null || before == null || after == null ? -1L : rowType.diff(before, after, -1L);
    }

    private void put(int slot, @Nullable Object record) {
        if (slot >= made.length) {
            made = Arrays.copyOf(made, Math.max(slot + 1, made.length + (made.length >> 1)));
        }
        made[slot] = record;
        accepted.set(slot);
    }

    @Override
    public void scan(RowVisitor visitor) {
        input.scan(new Completing().to(visitor));
    }

    @Override
    @Nullable
    Wish wish(List<RowExpr> columns, int worth) {
        return Sides.readOnlyBelow(input.width(), columns) ? input.wish(columns, worth) : null;
    }

    @Override
    Lookup lookup(LookupKey key) {
        if (!Sides.readOnlyBelow(input.width(), key.columns())) {
            return kept.lookup(key);
        }
        return new LookupThrough(input.lookup(key), Completing::new);
    }

    @Override
    public void origins(@Nullable Object[] rows, int at, Origins found) {
        input.origins(rows, at, found);
    }

    @Override
    public void close() {
        // Holds nothing below.
    }

    /** Hands on the rows that were accepted, with what was made of them. */
    private final class Completing extends Through {
        private final @Nullable Object[] lanes = new @Nullable Object[width()];

        @Override
        public void row(int slot, @Nullable Object[] rows, int at) {
            if (accepted.get(slot)) {
                System.arraycopy(rows, at, lanes, 0, input.width());
                lanes[input.width()] = made[slot];
                give(slot, lanes, 0);
            }
        }
    }
}
