package dev.millrace.engine.internal.store;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * A node of a {@link CountedTree}: sorted slots, which are the entries of a leaf and, in an inner node, the first slot of each child.
 * Beside each slot stand eight bytes of its sequence, after those that all slots share that can ever get in here: the ones that the
 * two <em>fences</em> share, which are the first slot of this node and that of the next one of its level. The first and the last
 * node of a level have no fence on one side, and share nothing. Arrays have room for few slots more than they hold.
 */
abstract sealed class Node permits Leaf, Inner {

    static final int CAPACITY = 64;
    /** Nodes of a tree that is built at once are filled so far. */
    static final int FILL = 56;
    /**
     * Two neighbours under one parent that hold no more than so many together become one when either loses a slot. (Between splits
     * and losses they hold more than half of what one can.)
     */
    static final int MERGED = 48;
    private static final int STEP = 8;

    int[] slots;
    /** Null in an order without prefixes. */
    long @Nullable [] prefixes;
    int length;
    /** How many bytes of the sequences come before the prefixes. */
    int skip;
    /** The neighbours on the same level. */
    @Nullable Node previous;
    @Nullable Node next;

    Node(boolean prefixed, int room) {
        int capacity = rounded(room);
        slots = new int[capacity];
        prefixes = prefixed ? new long[capacity] : null;
    }

    /** The number of entries below. */
    abstract int size();

    /** Adds a slot; returns the new right half if this was split. */
    abstract @Nullable Node add(int slot, NodeKeys keys);

    abstract void remove(int slot, NodeKeys keys);

    /** A node of the same kind with some room. */
    abstract Node sibling(int room);

    /** Takes what belongs to some of the slots of another node, and is not in this class. */
    abstract void takeFrom(Node other, int from, int to);

    abstract long bytes();

    final int first() {
        return slots[0];
    }

    /** Puts a slot in; an inner node's children follow. */
    final void insertSlot(int place, int slot, NodeKeys keys) {
        reserve(length + 1);
        System.arraycopy(slots, place, slots, place + 1, length - place);
        slots[place] = slot;
        long[] kept = prefixes;
        if (kept != null) {
            System.arraycopy(kept, place, kept, place + 1, length - place);
            kept[place] = keys.prefix(slot, skip);
        }
        length++;
    }

    /** Takes a slot out; an inner node's child goes as well. */
    final void removeSlot(int place) {
        int behind = length - place - 1;
        System.arraycopy(slots, place + 1, slots, place, behind);
        long[] kept = prefixes;
        if (kept != null) {
            System.arraycopy(kept, place + 1, kept, place, behind);
        }
        length--;
        if (slots.length - length >= 3 * STEP) {
            resize(rounded(length + STEP));
        }
    }

    /** Makes room for at least so many slots. */
    void reserve(int room) {
        if (room > slots.length) {
            resize(rounded(room));
        }
    }

    void resize(int capacity) {
        slots = Arrays.copyOf(slots, capacity);
        prefixes = prefixes == null ? null : Arrays.copyOf(prefixes, capacity);
    }

    /** Moves all from a place on to a new node behind this one, and returns that. */
    final Node split(int keep) {
        Node right = sibling(CAPACITY / 2 + 1);
        right.skip = skip;
        right.append(this, keep, length);
        length = keep;
        truncate();
        right.next = next;
        right.previous = this;
        if (next != null) {
            next.previous = right;
        }
        next = right;
        return right;
    }

    /** Takes all from the node behind this one, which goes. */
    final void absorb(Node right, NodeKeys keys) {
        append(right, 0, right.length);
        next = right.next;
        if (next != null) {
            next.previous = this;
        }
        keys.rekey(this, keys.shared(this));
    }

    /** Goes from its level, being empty: the neighbours get other fences. */
    final void unlink(NodeKeys keys) {
        Node before = previous;
        Node behind = next;
        if (before != null) {
            before.next = behind;
        }
        if (behind != null) {
            behind.previous = before;
        }
        if (before != null) {
            keys.loosen(before);
        }
        if (behind != null) {
            keys.loosen(behind);
        }
    }

    /** Forgets what stands behind {@link #length}, and most of the room for it. */
    void truncate() {
        int capacity = rounded(length);
        if (capacity < slots.length) {
            resize(capacity);
        }
    }

    private void append(Node other, int from, int to) {
        reserve(length + to - from);
        System.arraycopy(other.slots, from, slots, length, to - from);
        long[] kept = prefixes;
        long[] others = other.prefixes;
        if (kept != null && others != null) {
            System.arraycopy(others, from, kept, length, to - from);
        }
        takeFrom(other, from, to);
        length += to - from;
    }

    final long keyBytes() {
        return Bytes.HEADER + Bytes.ofInts(slots.length) + (prefixes == null ? 0 : Bytes.ofLongs(prefixes.length));
    }

    private static int rounded(int room) {
        return Math.min(CAPACITY, (room + STEP - 1) / STEP * STEP);
    }
}
