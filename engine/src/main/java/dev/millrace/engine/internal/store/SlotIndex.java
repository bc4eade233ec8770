package dev.millrace.engine.internal.store;

import java.util.Arrays;

/**
 * The slots that have a key, for keys that many slots may share, without a copy of the keys: an open-addressing table over hashes,
 * where a single slot stands in the table itself and several in a list. Keys are compared by the {@link KeyProbe} that looks for
 * one. Finding a key, and adding and removing a slot, are expected O(1) however many slots share the key; so are
 * {@link #count} and {@link #slotAt}. For one thread at a time.
 *
 * <p>A slot whose key is its own takes 10 to 13.8 bytes. Where keys are shared a slot takes 4 to 6 bytes in its list and, from
 * 33 slots of a key on, 4 to 5 for its place in that, so that it need not be looked for; a key takes 10 to 13.8 and 8 for its
 * list.
 */
public final class SlotIndex extends ProbeTable {

    /** Up to so many slots of a key are looked through, which is faster than reading a place from far away. */
    private static final int FEW = 32;

    /** The place of a slot in its list, by slot; only of those in long lists. */
    private int[] places = {};
    private int size;

    /** An empty index. */
    public SlotIndex() {
    }

    /**
     * Adds a slot.
     *
     * @param probe its key; asked for slots that are in the index, not for this one
     * @param slot the slot, which is absent
     * @return the number of slots that have the key now
     */
    public int add(KeyProbe probe, int slot) {
        int hash = probe.hash();
        int bucket = find(probe, hash);
        size++;
        if (bucket < 0) {
            addKey(hash, slot);
            return 1;
        }
        int entry = entry(bucket);
        int list = entry > 0 ? chunks().pair(entry - 1, slot)
                : chunks().insert(~entry, chunks().length(~entry), slot);
        entry(bucket, ~list);
        int count = chunks().length(list);
        if (count > FEW) {
            notePlaces(list, count);
        }
        tidy();
        return count;
    }

    /**
     * Removes a slot.
     *
     * @param probe its key
     * @param slot the slot
     * @return the number of slots that have the key still
     * @throws IllegalStateException if it is absent under that key
     */
    public int remove(KeyProbe probe, int slot) {
        int hash = probe.hash();
        int bucket = find(probe, hash);
        int place = bucket < 0 ? -1 : place(entry(bucket), slot);
        if (place < 0) {
            throw absent(slot, hash);
        }
        size--;
        int entry = entry(bucket);
        if (entry > 0) {
            removeKey(bucket);
            if (size == 0) {
                places = new int[0];
            }
            return 0;
        }
        int left = removeAt(bucket, ~entry, place);
        tidy();
        return left;
    }

    /**
     * Tells whether a slot has a key.
     *
     * @param probe the key
     * @param slot the slot
     * @return whether it does
     */
    public boolean contains(KeyProbe probe, int slot) {
        int bucket = find(probe);
        return bucket >= 0 && place(entry(bucket), slot) >= 0;
    }

    /**
     * The number of slots that have a key.
     *
     * @param bucket where {@link #find} found the key
     * @return at least 1
     */
    public int count(int bucket) {
        int entry = entry(bucket);
        return entry > 0 ? 1 : chunks().length(~entry);
    }

    /**
     * One of the slots that have a key, in no order.
     *
     * @param bucket where {@link #find} found the key
     * @param i from 0 to {@link #count} - 1
     * @return the slot
     */
    public int slotAt(int bucket, int i) {
        int entry = entry(bucket);
        return entry > 0 ? entry - 1 : chunks().get(~entry, i);
    }

    /**
     * The number of slots under all keys.
     *
     * @return at least {@link #distinct}
     */
    public int size() {
        return size;
    }

    /**
     * What the index takes.
     *
     * @return bytes, of its arrays and itself
     */
    public long bytes() {
        return tableBytes() + Bytes.ofInts(places.length);
    }

    @Override
    int anySlot(int entry) {
        throw new IllegalStateException("entry " + entry + " is neither a slot nor a list");
    }

    /** Where the slot is among those of the entry, or -1. */
    private int place(int entry, int slot) {
        if (entry > 0) {
            return entry - 1 == slot ? 0 : -1;
        }
        int list = ~entry;
        int count = chunks().length(list);
        if (count > FEW) {
            int place = slot < places.length ? places[slot] : count;
            return place < count && chunks().get(list, place) == slot ? place : -1;
        }
        int place = count - 1;
        while (place >= 0 && chunks().get(list, place) != slot) {
            place--;
        }
        return place;
    }

    private int removeAt(int bucket, int list, int place) {
        int last = chunks().length(list) - 1;
        if (place < last) {
            int moved = chunks().get(list, last);
            chunks().set(list, place, moved);
            if (last >= FEW) {
                places[moved] = place;
            }
        }
        int shortened = chunks().remove(list, last);
        if (last > 1) {
            entry(bucket, ~shortened);
        } else {
            entry(bucket, chunks().get(shortened, 0) + 1);
            chunks().release(shortened);
        }
        return last;
    }

    /** Notes the place of the slot that was added last, or of all when their list has just become a long one. */
    private void notePlaces(int list, int count) {
        for (int i = count == FEW + 1 ? 0 : count - 1; i < count; i++) {
            int slot = chunks().get(list, i);
            if (slot >= places.length) {
                places = Arrays.copyOf(places, Bytes.grown(places.length, slot + 1));
            }
            places[slot] = i;
        }
    }
}
