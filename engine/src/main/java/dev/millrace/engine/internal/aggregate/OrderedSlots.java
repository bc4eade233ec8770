package dev.millrace.engine.internal.aggregate;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.store.Bytes;
import dev.millrace.engine.internal.store.CountedTree;
import dev.millrace.engine.internal.store.SlotCursor;
import dev.millrace.engine.internal.store.SlotProbe;
import dev.millrace.engine.internal.store.Visits;

/**
 * Many entries in an order, in slots of an array that a counted tree keeps in order: 4 bytes of the array, and those of the tree, an
 * entry. Freed slots are filled again, the last freed first.
 *
 * @param <E> the type of the entries
 */
final class OrderedSlots<E> {

    /** Shorter arrays are kept as they are. */
    static final int MANY = 1024;

    private final Comparator<? super E> order;
    private final CountedTree tree;
    /** By slot. */
    private @Nullable Object[] entries;
    private final SlotCursor cursor = new SlotCursor();
    private int used;
    private int[] free = {};
    private int freed;

    /**
     * Holds entries.
     *
     * @param order their order
     * @param sorted holds them in order
     * @param size how many
     * @param visits counts the nodes of the tree that are searched
     */
    OrderedSlots(Comparator<? super E> order, @Nullable Object[] sorted, int size, Visits visits) {
        this.order = order;
        this.tree = new CountedTree(this::compare, visits);
        this.entries = Arrays.copyOf(sorted, 2 * size);
        this.used = size;
        int[] slots = new int[size];
        Arrays.setAll(slots, slot -> slot);
        tree.build(slots, size);
    }

    /** Slots of equal entries are told apart by their numbers. */
    private int compare(int a, int b) {
        int sign = order.compare(entry(a), entry(b));
        return sign != 0 ? sign : Integer.compare(a, b);
    }

    @SuppressWarnings("unchecked") // none but entries are in the array
    E entry(int slot) {
        @Nullable Object entry = entries[slot];
        if (entry == null) {
            throw new IllegalStateException("slot " + slot + " holds no entry");
        }
        return (E) entry;
    }

    int size() {
        return tree.size();
    }

    /** How many entries are below the given one. */
    int place(E entry) {
        return tree.rank(probe(entry));
    }

    /** The slot of an entry that compares equal to the given one, or -1. */
    int find(E entry) {
        tree.seek(cursor, probe(entry));
        int slot = cursor.next();
        return slot >= 0 && order.compare(entry(slot), entry) == 0 ? slot : -1;
    }

    private SlotProbe probe(E entry) {
        return new SlotProbe() {
            @Override
            public int compareTo(int slot) {
                return order.compare(entry, entry(slot));
            }
        };
    }

    void add(E entry) {
        int slot = freed > 0 ? free[--freed] : used++;
        if (slot == entries.length) {
            entries = Arrays.copyOf(entries, slot + (slot >> 1));
        }
        entries[slot] = entry;
        tree.add(slot);
    }

    /** The slot at a position. */
    int slot(int position) {
        return tree.select(position);
    }

    void remove(int slot) {
        tree.remove(slot);
        entries[slot] = null;
        if (freed == free.length) {
            free = Arrays.copyOf(free, Math.max(16, freed + (freed >> 1)));
        }
        free[freed++] = slot;
    }

    /** Whether so many have left that most of the array is free. */
    boolean isSparse() {
        return entries.length >= MANY && size() < entries.length >> 3;
    }

    /** The same entries in an array that they fill by half. */
    OrderedSlots<E> packed(Visits visits) {
        @Nullable Object[] sorted = new @Nullable Object[size()];
        int[] filled = {0};
        forEach(entry -> sorted[filled[0]++] = entry);
        return new OrderedSlots<>(order, sorted, sorted.length, visits);
    }

    long bytes() {
        return Bytes.HEADER + tree.bytes() + Bytes.ofReferences(entries.length) + Bytes.ofInts(free.length);
    }

    /** Goes over all entries in order. */
    void forEach(Consumer<? super E> consumer) {
        tree.seekRank(cursor, 0);
        for (int slot = cursor.next(); slot >= 0; slot = cursor.next()) {
            consumer.accept(entry(slot));
        }
    }
}
