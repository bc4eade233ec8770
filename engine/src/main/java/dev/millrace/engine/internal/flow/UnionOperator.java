package dev.millrace.engine.internal.flow;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.expr.RowExpr;
import dev.millrace.engine.internal.expr.RowExpr.ByBranch;
import dev.millrace.engine.internal.expr.ScalarCompiler;

/**
 * The rows of several inputs beside each other (union all): the number of the input in lane 0, and its lanes behind that.
 *
 * <p>In: changes of the inputs. Out: the same. State: none, and a slot for each slot of an input. Cost: O(1) a change.
 */
public final class UnionOperator extends Operator {

    private final List<Operator> branches;
    private final Integer[] numbers;
    private final KeptRows kept;

    /**
     * Puts rows together.
     *
     * @param branches the inputs
     * @param compiler compiles expressions over the lanes of the union
     */
    public UnionOperator(List<Operator> branches, ScalarCompiler compiler) {
        super(1 + branches.stream().mapToInt(Operator::width).max().orElseThrow(), branches);
        this.branches = List.copyOf(branches);
        this.numbers = new Integer[branches.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = i;
        }
        this.kept = new KeptRows(this, compiler);
    }

    @Override
    public String name() {
        return "union all";
    }

    @Override
    long stateBytes() {
        return kept.bytes();
    }

    @Override
    public int rowsHeld() {
        return kept.size();
    }

    private int slot(int branch, int slot) {
        return Math.addExact(Math.multiplyExact(slot, branches.size()), branch);
    }

    @Override
    void process() {
        for (int branch = 0; branch < branches.size(); branch++) {
            Delta changes = branches.get(branch).output();
            for (int i = 0; i < changes.size(); i++) {
                emit(branch, changes, i);
            }
        }
        kept.update();
    }

    private void emit(int branch, Delta changes, int entry) {
        boolean was = changes.was(entry);
        boolean is = changes.is(entry);
        int out = output().add(slot(branch, changes.slot(entry)), was, is);
        int from = changes.at(entry);
        int to = output().at(out);
        if (was) {
            output().before()[to] = numbers[branch];
            System.arraycopy(changes.before(), from, output().before(), to + 1, changes.width());
        }
        if (is) {
            output().after()[to] = numbers[branch];
            System.arraycopy(changes.after(), from, output().after(), to + 1, changes.width());
        }
        for (int lane = 0; lane < width(); lane++) {
            output().changed(out, lane, lane == 0 || lane > changes.width() ? 0 : changes.changed(entry, lane - 1));
        }
        dropUnlessItMatters(out);
    }

    @Override
    public void scan(RowVisitor visitor) {
        for (int branch = 0; branch < branches.size(); branch++) {
            branches.get(branch).scan(new Numbered(branch).to(visitor));
        }
    }

    @Override
    Lookup lookup(LookupKey key) {
        List<Lookup> opened = new ArrayList<>();
        boolean complete = false;
        try {
            for (int branch = 0; branch < branches.size(); branch++) {
                List<RowExpr> columns = ofBranch(key.columns(), branch);
                if (columns == null) {
                    return kept.lookup(key);
                }
                int number = branch;
                opened.add(new LookupThrough(branches.get(branch).lookup(key.over(columns)),
                        () -> new Numbered(number)));
            }
            complete = true;
            return new InBranches(opened);
        } finally {
            if (!complete) {
                opened.forEach(Lookup::close);
            }
        }
    }

    /**
     * The columns as one branch has them, over its own lanes; null if they read the number of the branch. A branch may be a union
     * itself, the number of whose branches stands in another lane.
     */
    private static @Nullable List<RowExpr> ofBranch(List<RowExpr> columns, int branch) {
        List<RowExpr> own = columns.stream()
                .map(column -> column.rewrite(
                        part -> part instanceof ByBranch by && by.branch().lane() == 0 ? by.values().get(branch)
                                : part))
                .toList();
        return Sides.readOnlyFrom(1, own) ? own.stream().map(column -> column.shifted(-1)).toList() : null;
    }

    @Override
    public void origins(@Nullable Object[] rows, int at, Origins found) {
        Integer branch = (Integer) rows[at];
        if (branch != null) {
            branches.get(branch).origins(rows, at + 1, found);
        }
    }

    @Override
    public void close() {
        // Holds nothing below.
    }

    /** Puts the number of the branch before its rows. */
    private final class Numbered extends Through {
        private final int branch;
        private final @Nullable Object[] lanes = new @Nullable Object[width()];

        Numbered(int branch) {
            this.branch = branch;
            lanes[0] = numbers[branch];
        }

        @Override
        public void row(int slot, @Nullable Object[] rows, int at) {
            System.arraycopy(rows, at, lanes, 1, branches.get(branch).width());
            give(slot(branch, slot), lanes, 0);
        }
    }

    /** Pulls rows of each branch. */
    private static final class InBranches extends Lookup {
        private final List<Lookup> lookups;

        InBranches(List<Lookup> lookups) {
            this.lookups = List.copyOf(lookups);
        }

        @Override
        void forEach(@Nullable Object[] rows, int at, RowVisitor visitor) {
            for (Lookup lookup : lookups) {
                lookup.forEach(rows, at, visitor);
            }
        }

        @Override
        String way() {
            return "each branch by its own";
        }

        @Override
        long rowsVisited() {
            return lookups.stream().mapToLong(Lookup::rowsVisited).sum();
        }

        @Override
        void close() {
            lookups.forEach(Lookup::close);
        }
    }
}
