package dev.millrace.engine.internal.flow;

import dev.millrace.engine.internal.store.Room;
import dev.millrace.engine.internal.store.RowBlock;

/** Room for rows that are looked at side by side during a commit. */
final class BlockRoom implements Room {

    private final RowBlock block = new RowBlock();

    RowBlock block() {
        return block;
    }

    @Override
    public long bytes() {
        return block.bytes();
    }
}
