package dev.millrace.engine.internal.store;

import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * For each key an ordered set of slots with positions, without a copy of the keys: the rows of a group in order, the children of a
 * parent. Keys are found as in a {@link SlotIndex}, expected O(1). A single slot stands in the table itself, up to
 * {@value #FEW} in a sorted list, more in a {@link CountedTree}; so adding and removing a slot, {@link #rank} and {@link #select}
 * are O(log n) in the slots of the key. A row may change only while its slot is not in here. For one thread at a time.
 *
 * <p>A key takes 10 to 13.8 bytes; a slot that is not alone 4 to 6 in a list, where a key takes 8 more, and 12 to 22 in a tree
 * whose order has prefixes.
 */
public final class PartitionedTree extends ProbeTable {

    /** Lists up to this length are as fast as trees, and take less. */
    private static final int FEW = 64;
    /** Trees that have become so small are lists again. */
    private static final int SHRUNK = FEW / 2;

    private final SlotOrder order;
    private final Visits visits;
    private final TreeShelf trees = new TreeShelf();
    private int size;

    /**
     * An empty index.
     *
     * @param order the order of the slots of each key
     */
    public PartitionedTree(SlotOrder order) {
        this(order, new Visits());
    }

    /**
     * An empty index.
     *
     * @param order the order of the slots of each key
     * @param visits counts the nodes of trees that are searched
     */
    public PartitionedTree(SlotOrder order, Visits visits) {
        this.visits = visits;
        this.order = order;
    }

    /**
     * Adds a slot.
     *
     * @param probe its key; asked for slots that are in the index, not for this one
     * @param slot the slot, which is absent
     * @return the number of slots that have the key now
     * @throws IllegalStateException if it is present under that key
     */
    public int add(KeyProbe probe, int slot) {
        int hash = probe.hash();
        int bucket = find(probe, hash);
        if (bucket < 0) {
            addKey(hash, slot);
        } else if (isTree(entry(bucket))) {
            tree(entry(bucket)).add(slot);
        } else {
            addToList(bucket, slot);
        }
        size++;
        return bucket < 0 ? 1 : count(bucket);
    }

    /**
     * Removes a slot.
     *
     * @param probe its key
     * @param slot the slot, its row unchanged since it was added
     * @return the number of slots that have the key still
     * @throws IllegalStateException if it is absent under that key
     */
    public int remove(KeyProbe probe, int slot) {
        int hash = probe.hash();
        int bucket = find(probe, hash);
        if (bucket < 0) {
            throw absent(slot, hash);
        }
        int entry = entry(bucket);
        int left = count(bucket) - 1;
        if (isTree(entry)) {
            tree(entry).remove(slot);
            if (left <= SHRUNK) {
                toList(bucket, entry);
            }
        } else {
            removeFromList(bucket, entry, place(entry, slot, hash));
        }
        size--;
        tidy();
        return left;
    }

    /**
     * The number of slots that have a key.
     *
     * @param bucket where {@link #find} found the key
     * @return at least 1
     */
    public int count(int bucket) {
        int entry = entry(bucket);
        return entry > 0 ? 1 : isList(entry) ? chunks().length(~entry) : tree(entry).size();
    }

    /**
     * The position of a slot among those of its key.
     *
     * @param bucket where {@link #find} found the key
     * @param slot a slot that has it
     * @return how many come before it
     * @throws IllegalStateException if it is not found
     */
    public int rank(int bucket, int slot) {
        int entry = entry(bucket);
        return isTree(entry) ? tree(entry).rank(slot) : place(entry, slot, hash(bucket));
    }

    /**
     * The slot at a position among those of a key.
     *
     * @param bucket where {@link #find} found the key
     * @param rank from 0 to {@link #count} - 1
     * @return the slot
     */
    public int select(int bucket, int rank) {
        int entry = entry(bucket);
        if (isTree(entry)) {
            return tree(entry).select(rank);
        }
        if (rank < 0 || rank >= count(bucket)) {
            throw new IndexOutOfBoundsException("position " + rank + " of " + count(bucket));
        }
        return slotAt(entry, rank);
    }

    /**
     * The first slot of a key.
     *
     * @param bucket where {@link #find} found the key
     * @return the slot
     */
    public int first(int bucket) {
        return select(bucket, 0);
    }

    /**
     * The last slot of a key.
     *
     * @param bucket where {@link #find} found the key
     * @return the slot
     */
    public int last(int bucket) {
        return select(bucket, count(bucket) - 1);
    }

    /**
     * Moves a cursor before the slot at a position among those of a key; it does not leave them.
     *
     * @param bucket where {@link #find} found the key
     * @param cursor the cursor
     * @param rank from 0 to {@link #count}
     */
    public void seekRank(int bucket, SlotCursor cursor, int rank) {
        int entry = entry(bucket);
        if (isTree(entry)) {
            tree(entry).seekRank(cursor, rank);
            return;
        }
        if (rank < 0 || rank > count(bucket)) {
            throw new IndexOutOfBoundsException("position " + rank + " of " + count(bucket));
        }
        moveTo(entry, cursor, rank);
    }

    /**
     * Moves a cursor before the first slot of a key that is not below a probe; it does not leave those of the key.
     *
     * @param bucket where {@link #find} found the key
     * @param cursor the cursor
     * @param probe the probe
     */
    public void seek(int bucket, SlotCursor cursor, SlotProbe probe) {
        int entry = entry(bucket);
        if (isTree(entry)) {
            tree(entry).seek(cursor, probe);
            return;
        }
        int low = 0;
        int high = count(bucket) - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (probe.compareTo(slotAt(entry, middle)) > 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        moveTo(entry, cursor, low);
    }

    /**
     * Hands out the buckets of all keys, in no particular order. Nothing may change meanwhile.
     *
     * @param consumer takes a bucket, where {@link #find} would find its key
     */
    public void forEach(IntConsumer consumer) {
        forEachBucket(consumer);
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
     * @return bytes, of its arrays, its trees and itself
     */
    public long bytes() {
        return tableBytes() + trees.bytes();
    }

    /** The number of keys whose slots are in trees. For tests. */
    int treeCount() {
        return trees.size();
    }

    @Override
    int anySlot(int entry) {
        return tree(entry).select(0);
    }

    private void addToList(int bucket, int slot) {
        int entry = entry(bucket);
        int place = -search(entry, slot) - 1;
        if (place < 0) {
            throw new IllegalStateException("slot " + slot + " is indexed under its key already");
        }
        if (entry > 0) {
            entry(bucket, ~(place == 0 ? chunks().pair(slot, entry - 1) : chunks().pair(entry - 1, slot)));
            return;
        }
        int list = chunks().insert(~entry, place, slot);
        if (chunks().length(list) > FEW) {
            CountedTree tree = new CountedTree(order, visits);
            tree.build(Arrays.copyOfRange(chunks().array(), SlotChunks.slotsAt(list),
                    SlotChunks.slotsAt(list) + chunks().length(list)), chunks().length(list));
            chunks().release(list);
            entry(bucket, ~(trees.add(tree) << 1 | 1));
        } else {
            entry(bucket, ~list);
        }
        tidy();
    }

    private void removeFromList(int bucket, int entry, int place) {
        if (entry > 0) {
            removeKey(bucket);
            return;
        }
        int list = chunks().remove(~entry, place);
        if (chunks().length(list) == 1) {
            entry(bucket, chunks().get(list, 0) + 1);
            chunks().release(list);
        } else {
            entry(bucket, ~list);
        }
    }

    private void toList(int bucket, int entry) {
        CountedTree tree = tree(entry);
        int list = chunks().pair(tree.select(0), tree.select(1));
        SlotCursor cursor = new SlotCursor();
        tree.seekRank(cursor, 2);
        for (int i = 2; i < tree.size(); i++) {
            list = chunks().insert(list, i, cursor.next());
        }
        entry(bucket, ~list);
        trees.remove(~entry >> 1);
    }

    private CountedTree tree(int entry) {
        return trees.get(~entry >> 1);
    }

    private static boolean isTree(int entry) {
        return entry < 0 && !isList(entry);
    }

    /** A slot of an entry that is no tree. */
    private int slotAt(int entry, int place) {
        return entry > 0 ? entry - 1 : chunks().get(~entry, place);
    }

    private void moveTo(int entry, SlotCursor cursor, int place) {
        if (entry > 0) {
            cursor.moveToSingle(entry - 1, place);
        } else {
            cursor.moveTo(chunks().array(), SlotChunks.slotsAt(~entry), chunks().length(~entry), place);
        }
    }

    private int place(int entry, int slot, int hash) {
        int place = search(entry, slot);
        if (place < 0) {
            throw absent(slot, hash);
        }
        return place;
    }

    /** The place of a slot in an entry that is no tree, or -(the place where it belongs) - 1. */
    private int search(int entry, int slot) {
        int low = 0;
        int high = entry > 0 ? 0 : chunks().length(~entry) - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int found = slotAt(entry, middle);
            int comparison = found == slot ? 0 : order.compare(found, slot);
            if (comparison == 0) {
                return middle;
            }
            if (comparison < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -low - 1;
    }
}
