package dev.millrace.engine.internal.flow;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.expr.RowPredicate;
import dev.millrace.engine.internal.store.Rooms;
import dev.millrace.engine.internal.store.RowBlock;

/** Joins the changes of right rows with the left rows of their keys that did not change themselves; used again from commit to commit. */
final class RightChanges implements RowVisitor {

    private final JoinSides sides;
    private static final int FEW = 8;

    private final Taker taker;
    private final Rooms<BlockRoom> rooms;
    private final BlockVisitor blocks = this::rows;
    private @Nullable RowPredicate concern;
    private @Nullable DeltaIndex changedLefts;
    private int entry;
    private boolean wasEqual;
    private boolean isEqual;

    /** Takes what is joined. */
    @FunctionalInterface
    interface Taker {

        /**
         * Takes a left row whose key is or was that of a changed right row.
         *
         * @param entry the change of the right row
         * @param slot the slot of the left row
         * @param lefts holds its lanes
         * @param at where its first lane is
         * @param wasEqual whether the keys were equal before the commit
         * @param isEqual whether they are after it
         */
        void take(int entry, int slot, @Nullable Object[] lefts, int at, boolean wasEqual, boolean isEqual);
    }

    RightChanges(JoinSides sides, Taker taker) {
        this.sides = sides;
        this.taker = taker;
        this.rooms = sides.left().rooms().of(BlockRoom.class, BlockRoom::new);
    }

    /** Which left rows are of concern; null if all are. */
    void concern(@Nullable RowPredicate some) {
        concern = some;
    }

    /** Joins all changes of this commit. */
    void join() {
        changedLefts = sides.changedLefts();
        Delta changes = sides.right().output();
        for (int i = 0; i < changes.size(); i++) {
            join(changes, i);
        }
        changedLefts = null;
    }

    private void join(Delta changes, int change) {
        int at = changes.at(change);
        boolean was = changes.was(change) && sides.rightCanMatch(changes.before(), at);
        boolean is = changes.is(change) && sides.rightCanMatch(changes.after(), at);
        // Where the right row has a key of its own, others may be equated beside it, which an update changes.
        boolean keeps = was && is && sides.haveEqualRightKeys(changes.before(), at, changes.after(), at);
        entry = change;
        if (was) {
            wasEqual = true;
            isEqual = keeps;
            joinLefts(changes.before(), at);
        }
        if (is && !keeps) {
            wasEqual = false;
            isEqual = true;
            joinLefts(changes.after(), at);
        }
    }

    private void joinLefts(@Nullable Object[] rights, int at) {
        if (!(sides.lefts() instanceof IndexLookup lefts) || lefts.count(rights, at) < FEW) {
            sides.lefts().forEach(rights, at, this);
            return;
        }
        BlockRoom room = rooms.take();
        try {
            lefts.forEachBlock(rights, at, room.block(), blocks);
        } finally {
            room.clear();
            rooms.give(room);
        }
    }

    private void rows(RowBlock block) {
        if (concern == null) {
            sides.leftKey().touch(block);
        } else {
            concern.select(block);
        }
        for (int i = 0; i < block.size(); i++) {
            row(block.slots()[i], block.rows(), block.at()[i]);
        }
    }

    @Override
    public void row(int slot, @Nullable Object[] rows, int at) {
        if (changedLefts == null || !changedLefts.contains(slot)) {
            taker.take(entry, slot, rows, at, wasEqual, isEqual);
        }
    }
}
