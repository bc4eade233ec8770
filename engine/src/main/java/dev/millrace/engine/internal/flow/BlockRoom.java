package dev.millrace.engine.internal.flow;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.store.Room;
import dev.millrace.engine.internal.store.RowBlock;

/** Room for rows that are looked at side by side during a commit. */
final class BlockRoom implements Room {

    private static final @Nullable Object[] NOTHING = {};

    private final RowBlock block = new RowBlock();

    RowBlock block() {
        return block;
    }

    /** Forgets the rows. */
    void clear() {
        block.begin(NOTHING);
    }

    @Override
    public long bytes() {
        return block.bytes();
    }
}
