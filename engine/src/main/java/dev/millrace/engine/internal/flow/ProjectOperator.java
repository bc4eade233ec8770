package dev.millrace.engine.internal.flow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.expr.ExprCompiler;
import dev.millrace.engine.internal.expr.Scalar;
import dev.millrace.query.RowType;
import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.value.Values;

/**
 * Rows with what a query makes of them in one more lane, for records that are not just what they are made of: their constructor
 * or an accessor has code of its own, so that they must be made to be read.
 *
 * <p>In: changes of the input. Out: the same entries; what is made of a row keeps its object while it is the same. State: what
 * was made, 4 bytes a row and the object. Cost: one record a change that touches what it is made of.
 */
public final class ProjectOperator extends Operator {

    private final Operator input;
    private final RowType<Object> rowType;
    private final Scalar row;
    private final long[] reads;
    private final ExprCompiler compiler;
    private @Nullable Object[] made = new @Nullable Object[16];
    private int size;
    private final List<KeptLookup> kept = new ArrayList<>();

    /**
     * Makes records of rows.
     *
     * @param input the rows
     * @param rowType the type of the records
     * @param row makes one
     * @param reads the components that takes, for each lane
     * @param compiler compiles expressions over all lanes
     * @throws RuntimeException if a constructor refuses a row
     */
    @SuppressWarnings("unchecked") // what is made is of this type
    public ProjectOperator(Operator input, RowType<?> rowType, Scalar row, long[] reads, ExprCompiler compiler) {
        super(input.width() + 1);
        this.input = input;
        this.rowType = (RowType<Object>) rowType;
        this.row = row;
        this.reads = reads;
        this.compiler = compiler;
        input.scan((slot, rows, at) -> {
            put(slot, row.eval(rows, at));
            size++;
        });
    }

    @Override
    public List<Operator> inputs() {
        return List.of(input);
    }

    @Override
    public String name() {
        return "project";
    }

    @Override
    public int rowsHeld() {
        return size + kept.stream().mapToInt(KeptLookup::size).sum();
    }

    @Override
    void process() {
        Delta changes = input.output();
        for (int i = 0; i < changes.size(); i++) {
            int slot = changes.slot(i);
            Object before = changes.was(i) ? made[slot] : null;
            Object after = changes.is(i) ? after(changes, i, before) : null;
            put(slot, after);
            size += (changes.is(i) ? 1 : 0) - (changes.was(i) ? 1 : 0);
            emit(changes, i, before, after);
        }
        for (KeptLookup lookup : kept) {
            lookup.update(output());
        }
    }

    private @Nullable Object after(Delta changes, int entry, @Nullable Object before) {
        if (changes.isUpdate(entry) && !changes.touches(entry, reads)) {
            return before;
        }
        Object fresh = row.eval(changes.after(), changes.at(entry));
        return before != null && Values.same(before, fresh) ? before : fresh;
    }

    private void emit(Delta changes, int entry, @Nullable Object before, @Nullable Object after) {
        int out = output().add(changes.slot(entry), changes.was(entry), changes.is(entry));
        int from = changes.at(entry);
        int to = output().at(out);
        int lane = input.width();
        System.arraycopy(changes.before(), from, output().before(), to, lane);
        System.arraycopy(changes.after(), from, output().after(), to, lane);
        output().before()[to + lane] = before;
        output().after()[to + lane] = after;
        for (int i = 0; i < lane; i++) {
            output().changed(out, i, changes.changed(entry, i));
        }
        output().changed(out, lane, before == null || after == null ? -1L : rowType.diff(before, after, -1L));
    }

    private void put(int slot, @Nullable Object record) {
        if (slot >= made.length) {
            made = Arrays.copyOf(made, Math.max(slot + 1, made.length + (made.length >> 1)));
        }
        made[slot] = record;
    }

    @Override
    public void scan(RowVisitor visitor) {
        input.scan(completing(visitor));
    }

    private RowVisitor completing(RowVisitor visitor) {
        @Nullable Object[] lanes = new @Nullable Object[width()];
        return (slot, rows, at) -> {
            System.arraycopy(rows, at, lanes, 0, input.width());
            lanes[input.width()] = made[slot];
            visitor.row(slot, lanes, 0);
        };
    }

    @Override
    public Lookup lookup(ExprNode key) {
        if (!Sides.readsOnlyBelow(input.width(), key)) {
            return new KeptLookup(this, compiler.scalar(key), kept);
        }
        Lookup below = input.lookup(key);
        return new Lookup() {
            @Override
            public void forEach(Object value, RowVisitor visitor) {
                below.forEach(value, completing(visitor));
            }

            @Override
            public void close() {
                below.close();
            }
        };
    }

    @Override
    public void close() {
        // Holds nothing below.
    }
}
