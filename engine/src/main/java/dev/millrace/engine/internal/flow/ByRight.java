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
        int width = sides.left().width();
        @Nullable Object[] lanes = new @Nullable Object[width + sides.right().width()];
        rights.forEach(rows, at, (rightSlot, rightRows, rightAt) -> {
            if (!sides.rightCanMatch(rightRows, rightAt)) {
                return;
            }
            lefts.forEach(rightRows, rightAt, (leftSlot, leftRows, leftAt) -> {
                if (sides.match(leftRows, leftAt, rightRows, rightAt)) {
                    System.arraycopy(leftRows, leftAt, lanes, 0, width);
                    System.arraycopy(rightRows, rightAt, lanes, width, lanes.length - width);
                    visitor.row(slots.of(leftSlot, rightSlot), lanes, 0);
                }
            });
        });
    }

    @Override
    void close() {
        rights.close();
        lefts.close();
    }
}
