package dev.millrace.engine.internal.store;

import java.util.function.IntConsumer;

import org.eclipse.collections.api.iterator.IntIterator;
import org.eclipse.collections.impl.set.mutable.primitive.IntHashSet;
import org.jspecify.annotations.Nullable;

import dev.millrace.query.value.Values;

/**
 * The slots that have a key, for keys that many slots may share: an open-addressing table from key to slots, where a single
 * slot stands in the table itself and several in a set. Keys are equal by comparison equality. Adding and removing a slot is
 * expected O(1) however many share its key. About 12 bytes a distinct key, and 8 to 16 bytes a slot that shares its key.
 */
public final class SlotMultimap {

    private static final int SMALLEST = 16;

    private @Nullable Object[] keys = new @Nullable Object[SMALLEST];
    /** An {@link IntHashSet}, or null where the slot stands in {@link #single}. */
    private @Nullable IntHashSet[] several = new @Nullable IntHashSet[SMALLEST];
    private int[] single = new int[SMALLEST];
    private int distinct;
    private int size;

    /**
     * Adds a slot.
     *
     * @param key its key
     * @param slot the slot, which is absent under that key
     */
    public void add(Object key, int slot) {
        if ((distinct + 1) * 3L > keys.length * 2L) {
            grow();
        }
        size++;
        int i = find(key);
        if (keys[i] == null) {
            keys[i] = key;
            single[i] = slot;
            distinct++;
            return;
        }
        IntHashSet slots = several[i];
        if (slots == null) {
            slots = IntHashSet.newSetWith(single[i]);
            several[i] = slots;
        }
        slots.add(slot);
    }

    /**
     * Removes a slot.
     *
     * @param key its key
     * @param slot the slot
     * @throws IllegalStateException if it is absent under that key
     */
    public void remove(Object key, int slot) {
        int i = find(key);
        IntHashSet slots = several[i];
        boolean found = keys[i] != null && (slots == null ? single[i] == slot : slots.remove(slot));
        if (!found) {
            throw new IllegalStateException("slot " + slot + " is not indexed under " + key);
        }
        size--;
        if (slots == null) {
            removeAt(i);
        } else if (slots.size() == 1) {
            single[i] = slots.intIterator().next();
            several[i] = null;
        }
    }

    /**
     * Tells whether a slot has a key.
     *
     * @param key the key
     * @param slot the slot
     * @return whether it does
     */
    public boolean contains(Object key, int slot) {
        int i = find(key);
        IntHashSet slots = several[i];
        return keys[i] != null && (slots == null ? single[i] == slot : slots.contains(slot));
    }

    /**
     * Hands out the slots of a key.
     *
     * @param key the key
     * @param consumer takes each slot; must not change this map
     */
    public void forEach(Object key, IntConsumer consumer) {
        int i = find(key);
        if (keys[i] == null) {
            return;
        }
        IntHashSet slots = several[i];
        if (slots == null) {
            consumer.accept(single[i]);
            return;
        }
        for (IntIterator iterator = slots.intIterator(); iterator.hasNext();) {
            consumer.accept(iterator.next());
        }
    }

    /**
     * The number of slots under all keys.
     *
     * @return at least the number of distinct keys
     */
    public int size() {
        return size;
    }

    /** The place of a key, or the empty place where it belongs. */
    private int find(Object key) {
        int mask = keys.length - 1;
        for (int i = home(key, mask);; i = (i + 1) & mask) {
            Object found = keys[i];
            if (found == null || Values.equal(found, key)) {
                return i;
            }
        }
    }

    private void removeAt(int place) {
        int mask = keys.length - 1;
        int hole = place;
        for (int j = (place + 1) & mask;; j = (j + 1) & mask) {
            Object moving = keys[j];
            if (moving == null) {
                break;
            }
            if (HashSpread.mayFill(j, home(moving, mask), hole, mask)) {
                keys[hole] = moving;
                single[hole] = single[j];
                several[hole] = several[j];
                hole = j;
            }
        }
        keys[hole] = null;
        several[hole] = null;
        distinct--;
    }

    private void grow() {
        @Nullable Object[] oldKeys = keys;
        @Nullable IntHashSet[] oldSeveral = several;
        int[] oldSingle = single;
        keys = new @Nullable Object[oldKeys.length * 2];
        several = new @Nullable IntHashSet[oldKeys.length * 2];
        single = new int[oldKeys.length * 2];
        for (int i = 0; i < oldKeys.length; i++) {
            Object key = oldKeys[i];
            if (key != null) {
                int place = find(key);
                keys[place] = key;
                single[place] = oldSingle[i];
                several[place] = oldSeveral[i];
            }
        }
    }

    private static int home(Object key, int mask) {
        return HashSpread.place(Values.hash(key), mask);
    }
}
