package dev.millrace.engine.internal.flow;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.expr.RowPredicate;
import dev.millrace.engine.internal.store.RowBlock;

/** Pulls the one row that has a key, if it passes a condition. */
final class FilteredLookup extends UniqueLookup {

    private final UniqueLookup below;
    private final RowPredicate predicate;
    private final boolean harmless;
    private final @Nullable Object[] asked = new @Nullable Object[1];
    /** Used again, unless it is in use: who takes a row may pull others through the same operator. */
    private @Nullable Through idle;
    /** Used again: who takes rows that are found asks for no others meanwhile. */
    private @Nullable RowBlock passing;

    /**
     * A lookup.
     *
     * @param below pulls the row
     * @param predicate the condition
     * @param harmless whether no row can make the condition meet a problem (law 5)
     */
    FilteredLookup(UniqueLookup below, RowPredicate predicate, boolean harmless) {
        this.below = below;
        this.predicate = predicate;
        this.harmless = harmless;
    }

    @Override
    boolean isHarmless() {
        return harmless && below.isHarmless();
    }

    @Override
    void forEach(@Nullable Object[] rows, int at, RowVisitor visitor) {
        Through through = idle == null ? new Passing() : idle;
        idle = null;
        below.forEach(rows, at, through.to(visitor));
        idle = through;
    }

    /** Hands on rows that pass. */
    private final class Passing extends Through {
        @Override
        public void row(int slot, @Nullable Object[] rows, int at) {
            if (predicate.test(rows, at)) {
                give(slot, rows, at);
            }
        }
    }

    @Override
    void find(RowBlock block, int[] found) {
        below.find(block, found);
        RowBlock matches = passing == null ? new RowBlock() : passing;
        passing = matches;
        matches.begin(below.foundRows());
        for (int i = 0; i < block.size(); i++) {
            if (found[i] >= 0) {
                matches.add(i, found[i]);
            }
        }
        predicate.select(matches);
        Arrays.fill(found, 0, block.size(), -1);
        for (int i = 0; i < matches.size(); i++) {
            found[matches.slots()[i]] = matches.at()[i];
        }
    }

    @Override
    @Nullable
    Object[] foundRows() {
        return below.foundRows();
    }

    @Override
    @Nullable
    Object one(@Nullable Object[] rows, int at) {
        return passing(below.one(rows, at));
    }

    @Override
    One before() {
        One earlier = below.before();
        return (rows, at) -> passing(earlier.one(rows, at));
    }

    private @Nullable Object passing(@Nullable Object row) {
        if (row == null) {
            return null;
        }
        asked[0] = row;
        boolean passes = predicate.test(asked, 0);
        asked[0] = null;
        return passes ? row : null;
    }

    @Override
    String way() {
        return below.way();
    }

    @Override
    long rowsVisited() {
        return below.rowsVisited();
    }

    @Override
    void close() {
        below.close();
    }
}
