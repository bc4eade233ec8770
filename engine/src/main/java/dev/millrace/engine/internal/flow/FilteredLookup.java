package dev.millrace.engine.internal.flow;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.expr.RowPredicate;
import dev.millrace.engine.internal.store.RowBlock;

/** Pulls the one row that has a key, if it passes a condition. */
final class FilteredLookup extends UniqueLookup {

    private final UniqueLookup below;
    private final RowPredicate predicate;
    /** Used again: who takes rows that are found asks for no others meanwhile. */
    private @Nullable RowBlock passing;

    FilteredLookup(UniqueLookup below, RowPredicate predicate) {
        this.below = below;
        this.predicate = predicate;
    }

    @Override
    void forEach(@Nullable Object[] rows, int at, RowVisitor visitor) {
        below.forEach(rows, at, (slot, found, first) -> {
            if (predicate.test(found, first)) {
                visitor.row(slot, found, first);
            }
        });
    }

    @Override
    void find(RowBlock block, int[] found) {
        below.find(block, found);
        RowBlock asked = passing == null ? new RowBlock() : passing;
        passing = asked;
        asked.begin(below.foundRows());
        for (int i = 0; i < block.size(); i++) {
            if (found[i] >= 0) {
                asked.add(i, found[i]);
            }
        }
        predicate.select(asked);
        Arrays.fill(found, 0, block.size(), -1);
        for (int i = 0; i < asked.size(); i++) {
            found[asked.slots()[i]] = asked.at()[i];
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
        return row != null && predicate.test(new @Nullable Object[] {row}, 0) ? row : null;
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
