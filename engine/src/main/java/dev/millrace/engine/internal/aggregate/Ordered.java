package dev.millrace.engine.internal.aggregate;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.Consumer;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.store.Bytes;
import dev.millrace.engine.internal.store.Visits;

/**
 * Entries in an order, with positions: an array while they are few, 4 bytes an entry and its room to grow, and a counted tree of
 * slots when they are many. Adding, removing and finding are O(log n).
 *
 * @param <E> the type of the entries
 */
final class Ordered<E> {

    /** So many are kept in an array. */
    static final int FEW = 48;
    /** An array of so many costs less than a tree: fewer, so that not every change at the limit turns one into the other. */
    static final int FEW_AGAIN = 16;

    private static final @Nullable Object[] NONE = {};

    private final Comparator<? super E> order;
    private final Visits visits;
    private @Nullable Object[] few = NONE;
    private int size;
    private @Nullable OrderedSlots<E> many;

    /**
     * Holds nothing.
     *
     * @param order the order of the entries, which may change in nothing that it looks at
     * @param visits counts the nodes that a tree of them searches
     */
    Ordered(Comparator<? super E> order, Visits visits) {
        this.order = order;
        this.visits = visits;
    }

    int size() {
        return many == null ? size : many.size();
    }

    /**
     * The entry at a position.
     *
     * @param position from 0 to {@link #size} - 1
     */
    @SuppressWarnings("unchecked") // none but entries are in the array
    E get(int position) {
        if (many != null) {
            return many.entry(many.slot(position));
        }
        @Nullable Object entry = position < size ? few[position] : null;
        if (entry == null) {
            throw new IndexOutOfBoundsException("position " + position + " of " + size);
        }
        return (E) entry;
    }

    /** What this takes, without the entries. */
    long bytes() {
        return Bytes.HEADER + Bytes.ofReferences(few.length) + (many == null ? 0 : many.bytes());
    }

    /** Goes over all entries in order. */
    void forEach(Consumer<? super E> consumer) {
        if (many != null) {
            many.forEach(consumer);
        } else {
            for (int i = 0; i < size; i++) {
                consumer.accept(get(i));
            }
        }
    }

    /** How many entries are below the given one. */
    int place(E entry) {
        if (many != null) {
            return many.place(entry);
        }
        int low = 0;
        int high = size - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (order.compare(get(middle), entry) < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /** Adds an entry before those that compare equal to it. */
    void add(E entry) {
        if (many == null && size == FEW) {
            many = new OrderedSlots<>(order, few, size, visits);
            few = NONE;
            size = 0;
        }
        if (many != null) {
            many.add(entry);
        } else {
            insert(place(entry), entry);
        }
    }

    /** The entry that compares equal to the given one; that itself, which is added, if there is none. */
    E findOrAdd(E entry) {
        if (many != null) {
            int slot = many.find(entry);
            if (slot >= 0) {
                return many.entry(slot);
            }
        } else {
            int place = place(entry);
            if (isAt(place, entry)) {
                return get(place);
            }
        }
        add(entry);
        return entry;
    }

    private boolean isAt(int place, E entry) {
        return place < size && order.compare(get(place), entry) == 0;
    }

    /** Removes an entry that compares equal to the given one. */
    void remove(E entry) {
        removeIf(entry, found -> true);
    }

    /**
     * Removes an entry that compares equal to the given one, if it is to go.
     *
     * @param entry the entry
     * @param isGone is given the entry found, in which it may change what the order does not look at
     */
    void removeIf(E entry, Predicate<? super E> isGone) {
        if (many != null) {
            int slot = many.find(entry);
            require(slot >= 0, entry);
            if (isGone.test(many.entry(slot))) {
                removeSlot(many, slot);
            }
        } else {
            int place = place(entry);
            require(isAt(place, entry), entry);
            if (isGone.test(get(place))) {
                removeAt(place);
            }
        }
    }

    private static void require(boolean isFound, Object entry) {
        if (!isFound) {
            throw new IllegalStateException(entry + " is removed from a group that does not hold it");
        }
    }

    E removeAt(int position) {
        E removed = get(position);
        if (many != null) {
            removeSlot(many, many.slot(position));
        } else {
            size--;
            System.arraycopy(few, position + 1, few, position, size - position);
            few[size] = null;
            shrink();
        }
        return removed;
    }

    private void removeSlot(OrderedSlots<E> slots, int slot) {
        slots.remove(slot);
        if (slots.size() == FEW_AGAIN) {
            returnToFew(slots);
        } else if (slots.isSparse()) {
            many = slots.packed(visits);
        }
    }

    private void returnToFew(OrderedSlots<E> slots) {
        few = new @Nullable Object[slots.size()];
        slots.forEach(entry -> few[size++] = entry);
        many = null;
    }

    private void insert(int place, E entry) {
        if (size == few.length) {
            few = Arrays.copyOf(few, Math.min(FEW, Math.max(2, size + (size >> 1))));
        }
        System.arraycopy(few, place, few, place + 1, size - place);
        few[place] = entry;
        size++;
    }

    private void shrink() {
        if (size == 0) {
            few = NONE;
        } else if (size <= few.length >> 2) {
            few = Arrays.copyOf(few, Math.max(2, few.length >> 1));
        }
    }
}
