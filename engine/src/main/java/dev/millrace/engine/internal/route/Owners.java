package dev.millrace.engine.internal.route;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/**
 * Owners, in an order. Finding one takes O(log n); adding one behind all others, as those that are opened last are, takes O(1), else,
 * as removing, a move of those behind it. 4 bytes each.
 *
 * @param <T> the type of the owners
 */
final class Owners<T> {

    private final Comparator<? super T> order;
    private final List<T> sorted = new ArrayList<>(1);

    Owners(Comparator<? super T> order) {
        this.order = order;
    }

    /** Adds one, once more if it is there. */
    void add(T owner) {
        int last = sorted.size() - 1;
        if (last < 0 || order.compare(sorted.get(last), owner) < 0) {
            sorted.add(owner);
        } else {
            int place = Collections.binarySearch(sorted, owner, order);
            sorted.add(place < 0 ? -1 - place : place, owner);
        }
    }

    /**
     * Removes one, once.
     *
     * @throws IllegalStateException if it is not there
     */
    void remove(T owner) {
        int place = Collections.binarySearch(sorted, owner, order);
        if (place < 0) {
            throw new IllegalStateException(owner + " is not among those that are told");
        }
        sorted.remove(place);
    }

    boolean isEmpty() {
        return sorted.isEmpty();
    }

    /** Hands them out. */
    void forEach(Consumer<? super T> found) {
        for (int i = 0; i < sorted.size(); i++) { // by number: an iterator would be made for each change
            found.accept(sorted.get(i));
        }
    }
}
