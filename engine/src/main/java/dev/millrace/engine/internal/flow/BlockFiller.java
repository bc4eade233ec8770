package dev.millrace.engine.internal.flow;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.store.Lanes;
import dev.millrace.engine.internal.store.RowBlock;

/** Gathers rows that come one by one, with copies of their lanes, and hands them on in blocks. */
final class BlockFiller implements RowVisitor {

    private static final @Nullable Object[] NOTHING = {};

    private final int width;
    private final BlockVisitor visitor;
    private final RowBlock block = new RowBlock();
    private @Nullable Object[] lanes = NOTHING;

    /**
     * Gathers nothing yet.
     *
     * @param width the number of lanes
     * @param visitor takes the blocks
     */
    BlockFiller(int width, BlockVisitor visitor) {
        this.width = width;
        this.visitor = visitor;
    }

    @Override
    public void row(int slot, @Nullable Object[] rows, int at) {
        Lanes.copy(rows, at, lanes(), block.size() * width, width);
        add(slot);
    }

    /** Where the lanes of the next row are to be, from the size of {@link #size} times the width on. */
    @Nullable
    Object[] lanes() {
        if (lanes.length == 0) {
            lanes = new @Nullable Object[RowBlock.LENGTH * width];
            block.begin(lanes);
        }
        return lanes;
    }

    /** The number of rows that wait. */
    int size() {
        return block.size();
    }

    /** Takes the row whose lanes were put. */
    void add(int slot) {
        block.add(slot, block.size() * width);
        if (block.isFull()) {
            flush();
        }
    }

    /** Hands on what is left. */
    void flush() {
        if (block.size() > 0) {
            visitor.rows(block);
            block.begin(lanes);
        }
    }
}
