package dev.millrace.engine.internal.flow;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.expr.RowExpr;

/** Pulls joined rows by a key of their right part. */
final class ByRight extends Lookup {

    private final JoinSides sides;
    private final Lookup rights;
    private final Lookup lefts;
    private final SlotOfPair slots;
    /** Used again, unless it is in use: who takes a row may pull others through the same operator. */
    private @Nullable Pairing idle;

    /** Knows the slots of joined rows. */
    @FunctionalInterface
    interface SlotOfPair {
        int of(int leftSlot, int rightSlot);
    }

    private ByRight(JoinSides sides, Lookup rights, Lookup lefts, SlotOfPair slots) {
        this.sides = sides;
        this.rights = rights;
        this.lefts = lefts;
        this.slots = slots;
    }

    static ByRight of(JoinSides sides, LookupKey key, SlotOfPair slots) {
        int width = sides.left().width();
        List<RowExpr> columns = key.columns().stream().map(column -> column.shifted(-width)).toList();
        Lookup rights = sides.right().lookup(key.over(columns));
        return new ByRight(sides, rights, JoinSides.orElseClose(rights, sides::moreLefts), slots);
    }

    @Override
    void forEach(@Nullable Object[] rows, int at, RowVisitor visitor) {
        Pairing pairing = idle == null ? new Pairing() : idle;
        idle = null;
        rights.forEach(rows, at, pairing.to(visitor));
        idle = pairing;
    }

    /** Joins right rows with their left rows. */
    private final class Pairing extends Through {
        private final int width = sides.left().width();
        private final @Nullable Object[] lanes = new @Nullable Object[width + sides.right().width()];
        private final RowVisitor pairs = this::pair;
        private int rightSlot;

        @Override
        public void row(int slot, @Nullable Object[] rows, int at) {
            if (sides.rightCanMatch(rows, at)) {
                rightSlot = slot;
                System.arraycopy(rows, at, lanes, width, lanes.length - width);
                lefts.forEach(rows, at, pairs);
            }
        }

        private void pair(int leftSlot, @Nullable Object[] rows, int at) {
            if (sides.match(rows, at, lanes, width)) {
                System.arraycopy(rows, at, lanes, 0, width);
                give(slots.of(leftSlot, rightSlot), lanes, 0);
            }
        }
    }

    @Override
    String way() {
        return rights.way() + ", and what is joined with them by " + lefts.way();
    }

    @Override
    long rowsVisited() {
        return rights.rowsVisited() + lefts.rowsVisited();
    }

    @Override
    void close() {
        rights.close();
        lefts.close();
    }
}
