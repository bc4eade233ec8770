package dev.millrace.engine.internal.flow;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.store.Lanes;

/**
 * A join that shows the rows of both inputs: the lanes of a left row and behind them those of a right one, which are null where there is
 * none.
 */
abstract class JoinOperator extends Operator {

    final JoinSides sides;
    final int leftWidth;
    final int rightWidth;
    final KeptRows kept;

    /**
     * Joins two inputs.
     *
     * @param sides the inputs and how their rows match
     */
    JoinOperator(JoinSides sides) {
        super(sides.inputs(), sides.inputs());
        this.sides = sides;
        this.leftWidth = sides.left().width();
        this.rightWidth = sides.right().width();
        this.kept = new KeptRows(this, sides.compiler());
    }

    @Override
    final long pulled() {
        return sides.pulled();
    }

    /**
     * Fills in the last entry, which is of a left row that changed itself; takes it back if it makes no difference to those above.
     *
     * @param out the entry
     * @param changes the changes of the left rows
     * @param entry that of this one
     * @param befores holds the right row it was joined with; null if there was none
     * @param beforeAt where the first lane of that is
     * @param afters holds the right row it is joined with; null if there is none
     * @param afterAt where the first lane of that is
     */
    final void fillByLeft(int out, Delta changes, int entry, @Nullable Object @Nullable [] befores, int beforeAt,
            @Nullable Object @Nullable [] afters, int afterAt) {
        fillLefts(out, changes.before(), changes.after(), changes.at(entry));
        fillRights(out, befores, beforeAt, afters, afterAt);
        for (int lane = 0; lane < leftWidth; lane++) {
            output().changed(out, lane, changes.changed(entry, lane));
        }
        int to = output().at(out);
        for (int lane = leftWidth; lane < width(); lane++) {
            boolean same = output().before()[to + lane] == output().after()[to + lane];
            output().changed(out, lane, same ? 0 : -1L);
        }
        dropUnlessItMatters(out);
    }

    /**
     * Fills in the last entry, which is of a left row that did not change itself and a right row that did; takes it back if it makes no
     * difference to those above.
     *
     * @param out the entry
     * @param lefts holds the left row
     * @param leftAt where the first lane of that is
     * @param changes the changes of the right rows
     * @param entry that of this one
     * @param matched whether they were joined
     * @param matches whether they are
     */
    final void fillByRight(int out, @Nullable Object[] lefts, int leftAt, Delta changes, int entry, boolean matched,
            boolean matches) {
        int from = changes.at(entry);
        fillLefts(out, lefts, lefts, leftAt);
        fillRights(out, matched ? changes.before() : null, from, matches ? changes.after() : null, from);
        for (int lane = 0; lane < leftWidth; lane++) {
            output().changed(out, lane, 0);
        }
        for (int lane = 0; lane < rightWidth; lane++) {
            output().changed(out, leftWidth + lane, matched && matches ? changes.changed(entry, lane) : -1L);
        }
        dropUnlessItMatters(out);
    }

    private void fillLefts(int out, @Nullable Object[] befores, @Nullable Object[] afters, int from) {
        int to = output().at(out);
        if (output().was(out)) {
            Lanes.copy(befores, from, output().before(), to, leftWidth);
        }
        if (output().is(out)) {
            Lanes.copy(afters, from, output().after(), to, leftWidth);
        }
    }

    private void fillRights(int out, @Nullable Object @Nullable [] befores, int beforeAt,
            @Nullable Object @Nullable [] afters, int afterAt) {
        int to = output().at(out) + leftWidth;
        if (befores != null) {
            Lanes.copy(befores, beforeAt, output().before(), to, rightWidth);
        }
        if (afters != null) {
            Lanes.copy(afters, afterAt, output().after(), to, rightWidth);
        }
    }

    @Override
    public final List<String> reasons() {
        return sides.reasons();
    }

    @Override
    public final void origins(@Nullable Object[] rows, int at, Origins found) {
        if (rows[at] != null) { // a side that is absent has nothing in any lane
            sides.left().origins(rows, at, found);
        }
        if (rows[at + leftWidth] != null) {
            sides.right().origins(rows, at + leftWidth, found);
        }
    }

    @Override
    public final void close() {
        sides.close();
    }
}
