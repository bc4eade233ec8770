package dev.millrace.engine.internal.flow;

import org.eclipse.collections.impl.set.mutable.primitive.IntHashSet;
import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.store.RowSource;
import dev.millrace.engine.internal.store.SlotIndex;

/** Which slots a delta changes, and its entries by the key their rows had; made only when both sides of a join change. */
final class DeltaIndex {

    private final Delta delta;
    private final IntHashSet changed = new IntHashSet();
    private final SlotIndex entries = new SlotIndex();
    private final RowProbe probe;

    /**
     * Indexes a delta.
     *
     * @param delta the changes of one side
     * @param key the key of its rows
     * @param wanted the key of the rows of the other side
     */
    DeltaIndex(Delta delta, KeyColumns key, KeyColumns wanted) {
        this.delta = delta;
        RowSource before = new Before(delta);
        RowProbe own = new RowProbe(key, key, before);
        for (int i = 0; i < delta.size(); i++) {
            changed.add(delta.slot(i));
            if (delta.was(i) && !key.matchesNothing(delta.before(), delta.at(i))) {
                entries.add(own.of(delta.before(), delta.at(i)), i);
            }
        }
        this.probe = new RowProbe(wanted, key, before);
    }

    private record Before(Delta delta) implements RowSource {

        @Override
        public @Nullable Object[] lanes() {
            return delta.before();
        }

        @Override
        public int at(int entry) {
            return delta.at(entry);
        }
    }

    /** Whether the delta changes a slot. */
    boolean contains(int slot) {
        return changed.contains(slot);
    }

    /** Hands out the rows as they were that had the key of a row. */
    void forEachBefore(@Nullable Object[] rows, int at, RowVisitor visitor) {
        int bucket = entries.find(probe.of(rows, at));
        if (bucket >= 0) {
            for (int i = 0; i < entries.count(bucket); i++) {
                int entry = entries.slotAt(bucket, i);
                visitor.row(delta.slot(entry), delta.before(), delta.at(entry));
            }
        }
    }
}
