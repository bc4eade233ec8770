package dev.millrace.engine.internal.store;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/** A node that holds nodes, and counts what is below each. */
final class Inner extends Node {

    @Nullable Node[] children;
    private int[] sizes;
    private int total;

    Inner(boolean prefixed, int room) {
        super(prefixed, room);
        children = new @Nullable Node[slots.length];
        sizes = new int[slots.length];
    }

    @Override
    int size() {
        return total;
    }

    Node child(int place) {
        Node child = children[place];
        if (child == null) {
            throw new IllegalStateException("no child at " + place + " of " + length);
        }
        return child;
    }

    /** The number of entries below the children before a place. */
    int before(int place) {
        int before = 0;
        for (int i = 0; i < place; i++) {
            before += sizes[i];
        }
        return before;
    }

    /** The place of the child that holds the entry at a position, or the last one if that is the end. */
    int childAt(int position) {
        int rest = position;
        int place = 0;
        while (place < length - 1 && rest >= sizes[place]) {
            rest -= sizes[place++];
        }
        return place;
    }

    @Override
    @Nullable
    Node add(int slot, NodeKeys keys) {
        int place = keys.childFor(this, slot);
        Node child = child(place);
        Node added = child.add(slot, keys);
        total++;
        if (added == null) {
            sizes[place]++;
            follow(place, child, keys);
            return null;
        }
        sizes[place] = child.size();
        total -= added.size();
        follow(place, child, keys);
        if (length < CAPACITY) {
            insertChild(place + 1, added, keys);
            return null;
        }
        int keep = place == CAPACITY - 1 && next == null ? CAPACITY - 1 : CAPACITY / 2;
        Inner right = (Inner) split(keep);
        if (place + 1 <= keep && place < keep) {
            insertChild(place + 1, added, keys);
        } else {
            right.insertChild(place + 1 - keep, added, keys);
        }
        keys.tighten(this);
        keys.tighten(right);
        return right;
    }

    @Override
    void remove(int slot, NodeKeys keys) {
        int place = keys.childFor(this, slot);
        Node child = child(place);
        child.remove(slot, keys);
        total--;
        if (child.length == 0) {
            child.unlink(keys);
            removeChild(place);
            return;
        }
        sizes[place]--;
        if (follow(place, child, keys) && child.previous != null) {
            keys.loosen(child.previous);
        }
        boolean leaves = child instanceof Leaf;
        if (child.length < MERGED && !mergeAt(place - 1, leaves, keys)) {
            mergeAt(place, leaves, keys);
        }
    }

    void insertChild(int place, Node child, NodeKeys keys) {
        int behind = length - place;
        insertSlot(place, child.first(), keys);
        System.arraycopy(children, place, children, place + 1, behind);
        System.arraycopy(sizes, place, sizes, place + 1, behind);
        children[place] = child;
        sizes[place] = child.size();
        total += child.size();
    }

    /** Takes over the first slot of a child; returns whether that has changed. */
    private boolean follow(int place, Node child, NodeKeys keys) {
        int first = child.first();
        if (slots[place] == first) {
            return false;
        }
        slots[place] = first;
        if (prefixes != null) {
            prefixes[place] = keys.prefix(first, skip);
        }
        return true;
    }

    private void removeChild(int place) {
        int behind = length - place - 1;
        removeSlot(place);
        System.arraycopy(children, place + 1, children, place, behind);
        System.arraycopy(sizes, place + 1, sizes, place, behind);
        children[length] = null;
    }

    /** Makes one of the children at a place and behind it, if there are two and they fit well into one node. */
    private boolean mergeAt(int place, boolean leaves, NodeKeys keys) {
        if (place < 0 || place + 1 >= length || lengthAt(place, leaves) + lengthAt(place + 1, leaves) > MERGED) {
            return false;
        }
        Node left = child(place);
        int seam = left.length;
        left.absorb(child(place + 1), keys);
        removeChild(place + 1);
        sizes[place] = left.size();
        if (left instanceof Inner inner) {
            inner.mergeAt(seam - 1, inner.child(0) instanceof Leaf, keys); // these were no neighbours under one parent before
        }
        return true;
    }

    /** How many slots a child holds; of a leaf, without going there. */
    private int lengthAt(int place, boolean leaves) {
        return leaves ? sizes[place] : child(place).length;
    }

    @Override
    Node sibling(int room) {
        return new Inner(prefixes != null, room);
    }

    @Override
    void takeFrom(Node other, int from, int to) {
        Inner inner = (Inner) other;
        System.arraycopy(inner.children, from, children, length, to - from);
        System.arraycopy(inner.sizes, from, sizes, length, to - from);
        for (int i = from; i < to; i++) {
            total += inner.sizes[i];
        }
    }

    @Override
    void resize(int capacity) {
        super.resize(capacity);
        children = Arrays.copyOf(children, capacity);
        sizes = Arrays.copyOf(sizes, capacity);
    }

    @Override
    void truncate() {
        total = before(length);
        Arrays.fill(children, length, children.length, null);
        super.truncate();
    }

    @Override
    long bytes() {
        long bytes = keyBytes() + Bytes.ofReferences(children.length) + Bytes.ofInts(sizes.length);
        for (int i = 0; i < length; i++) {
            bytes += child(i).bytes();
        }
        return bytes;
    }
}
