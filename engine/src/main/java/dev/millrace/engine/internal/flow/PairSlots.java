package dev.millrace.engine.internal.flow;

import org.eclipse.collections.impl.list.mutable.primitive.IntArrayList;
import org.eclipse.collections.impl.map.mutable.primitive.LongIntHashMap;

import dev.millrace.engine.internal.store.Bytes;

/** Gives pairs of rows slots of their own. A slot freed in a commit is not used again in it. About 24 bytes a pair. */
final class PairSlots {

    /** Stands in the place of a row that is absent. */
    static final int ABSENT = -1;

    private final LongIntHashMap slots = new LongIntHashMap();
    private final IntArrayList free = new IntArrayList();
    private final IntArrayList freed = new IntArrayList();
    private int next;

    /** The slot of a pair, which is given one if it has none. */
    int slot(int left, int right) {
        long pair = pair(left, right);
        int known = slots.getIfAbsent(pair, -1);
        if (known >= 0) {
            return known;
        }
        int slot = free.isEmpty() ? next++ : free.removeAtIndex(free.size() - 1);
        slots.put(pair, slot);
        return slot;
    }

    /** The pair has ceased to match. */
    void release(int left, int right) {
        freed.add(slots.removeKeyIfAbsent(pair(left, right), -1));
    }

    /** A new commit begins. */
    void beginCommit() {
        free.addAll(freed);
        freed.clear();
    }

    /** The number of pairs that have slots. */
    int size() {
        return slots.size();
    }

    /** An estimate: the table does not tell how long it is. */
    long bytes() {
        return Bytes.HEADER + 24L * slots.size();
    }

    private static long pair(int left, int right) {
        return (long) left << Integer.SIZE | right & 0xFFFF_FFFFL;
    }
}
