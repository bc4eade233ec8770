package dev.millrace.engine.internal.store;

import org.jspecify.annotations.Nullable;

/** A node that holds entries. */
final class Leaf extends Node {

    Leaf(boolean prefixed, int room) {
        super(prefixed, room);
    }

    @Override
    int size() {
        return length;
    }

    @Override
    @Nullable
    Node add(int slot, NodeKeys keys) {
        int place = -keys.find(this, slot) - 1;
        if (place < 0) {
            throw new IllegalStateException("slot " + slot + " is in the tree already");
        }
        if (length < CAPACITY) {
            insertSlot(place, slot, keys);
            return null;
        }
        // Appending at the end leaves full leaves behind, as sorted input wants it.
        int keep = place == CAPACITY && next == null ? CAPACITY : CAPACITY / 2;
        Node right = split(keep);
        if (place <= keep && keep < CAPACITY) {
            insertSlot(place, slot, keys);
        } else {
            right.insertSlot(place - keep, slot, keys);
        }
        keys.tighten(this);
        keys.tighten(right);
        return right;
    }

    @Override
    void remove(int slot, NodeKeys keys) {
        removeSlot(keys.placeOf(this, slot));
    }

    @Override
    Node sibling(int room) {
        return new Leaf(prefixes != null, room);
    }

    @Override
    void takeFrom(Node other, int from, int to) {
        // A leaf has nothing but slots.
    }

    @Override
    long bytes() {
        return keyBytes();
    }
}
