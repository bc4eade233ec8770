package dev.millrace.engine.internal.flow;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.store.RowBlock;
import dev.millrace.engine.internal.store.RowSource;
import dev.millrace.engine.internal.store.SlotIndex;

/** Pulls rows through an index over them. O(1) and the rows found; counts them in O(1). */
final class IndexLookup extends Lookup {

    private final Supplier<RowIndex> index;
    private final RowSource source;
    private final Runnable closing;
    private final RowProbe probe;
    /** Of which only some rows may be read at once; null if there is no limit. */
    private final @Nullable Source limited;
    private long visited;

    /**
     * A lookup.
     *
     * @param index gives the index, or throws if it has failed
     * @param probe reads the key of the rows that others are pulled for
     * @param source has the rows in the index
     * @param closing what is to be done when the lookup is not needed any more
     */
    IndexLookup(Supplier<RowIndex> index, RowProbe probe, RowSource source, Runnable closing) {
        this.index = index;
        this.source = source;
        this.closing = closing;
        this.probe = probe;
        this.limited = source instanceof Source known ? known : null;
    }

    @Override
    void forEach(@Nullable Object[] rows, int at, RowVisitor visitor) {
        SlotIndex slots = index.get().slots();
        int bucket = slots.find(probe.of(rows, at));
        if (bucket >= 0) {
            int count = slots.count(bucket);
            visited += count;
            if (limited != null) {
                limited.spend(count);
            }
            for (int i = 0; i < count; i++) {
                int slot = slots.slotAt(bucket, i);
                visitor.row(slot, source.lanes(), source.at(slot));
            }
        }
    }

    /**
     * Hands out the rows with the key of a row, some at a time.
     *
     * @param block is used to do so
     */
    void forEachBlock(@Nullable Object[] rows, int at, RowBlock block, BlockVisitor visitor) {
        SlotIndex slots = index.get().slots();
        int bucket = slots.find(probe.of(rows, at));
        int count = bucket < 0 ? 0 : slots.count(bucket);
        visited += count;
        if (limited != null) {
            limited.spend(count);
        }
        for (int first = 0; first < count; first += RowBlock.LENGTH) {
            block.begin(source.lanes());
            int end = Math.min(count, first + RowBlock.LENGTH);
            for (int i = first; i < end; i++) {
                int slot = slots.slotAt(bucket, i);
                block.add(slot, source.at(slot));
            }
            visitor.rows(block);
        }
    }

    @Override
    boolean countsAtOnce() {
        return true;
    }

    @Override
    int count(@Nullable Object[] rows, int at) {
        SlotIndex slots = index.get().slots();
        int bucket = slots.find(probe.of(rows, at));
        return bucket < 0 ? 0 : slots.count(bucket);
    }

    @Override
    String way() {
        return source instanceof Source known ? "an index of " + known.name() : "an index of rows that are kept for it";
    }

    @Override
    long rowsVisited() {
        return visited;
    }

    @Override
    void close() {
        closing.run();
    }
}
