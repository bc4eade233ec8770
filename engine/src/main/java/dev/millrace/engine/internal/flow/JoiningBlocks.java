package dev.millrace.engine.internal.flow;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.store.Lanes;
import dev.millrace.engine.internal.store.RowBlock;

/** Joins left rows, some at a time, with the one right row that each matches at most. */
final class JoiningBlocks implements BlockVisitor {

    private static final @Nullable Object[] NOTHING = {};

    private final UniqueLookup rights;
    private final boolean outer;
    private final int read;
    private final int leftWidth;
    private final BlockVisitor visitor;
    private final int[] found = new int[RowBlock.LENGTH];
    private final RowBlock joined = new RowBlock();
    private @Nullable Object[] lanes = NOTHING;

    /**
     * Joins nothing yet.
     *
     * @param rights finds the right rows
     * @param outer whether left rows without one are handed on
     * @param read how many lanes of left rows are there
     * @param leftWidth how many lanes of left rows come before the right one; 0 if that is not read
     * @param visitor takes the joined rows
     */
    JoiningBlocks(UniqueLookup rights, boolean outer, int read, int leftWidth, BlockVisitor visitor) {
        this.rights = rights;
        this.outer = outer;
        this.read = read;
        this.leftWidth = leftWidth;
        this.visitor = visitor;
    }

    @Override
    public void dropUnwanted(RowBlock block, int width) {
        visitor.dropUnwanted(block, width);
    }

    @Override
    public void rows(RowBlock block) {
        visitor.dropUnwanted(block, read);
        rights.find(block, found);
        RowBlock out = leftWidth == 0 ? matching(block) : complete(block);
        if (out.size() > 0) {
            visitor.rows(out);
        }
    }

    /** Leaves the rows that match one. */
    private RowBlock matching(RowBlock block) {
        long[] matches = block.claim();
        for (int i = 0; i < block.size(); i++) {
            matches[i] = found[i] >= 0 ? 1 : 0;
        }
        block.keep(matches);
        block.release();
        return block;
    }

    private RowBlock complete(RowBlock block) {
        if (lanes.length == 0) {
            lanes = new @Nullable Object[RowBlock.LENGTH * (leftWidth + 1)];
        }
        joined.begin(lanes);
        @Nullable Object[] lefts = block.rows();
        @Nullable Object[] rightRows = rights.foundRows();
        int to = 0;
        for (int i = 0; i < block.size(); i++) {
            int right = found[i];
            if (right >= 0 || outer) {
                int from = block.at()[i];
                Lanes.copy(lefts, from, lanes, to, leftWidth);
                lanes[to + leftWidth] = right < 0 ? null : rightRows[right];
                joined.add(block.slots()[i], to);
                to += leftWidth + 1;
            }
        }
        return joined;
    }
}
