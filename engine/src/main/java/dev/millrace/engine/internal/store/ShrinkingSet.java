package dev.millrace.engine.internal.store;

import java.util.stream.Stream;

import org.eclipse.collections.impl.set.mutable.UnifiedSet;

/**
 * A hash set whose table becomes smaller again when most of its elements are gone, as that of a {@link ShrinkingMap} does. Amortised
 * expected O(1).
 *
 * @param <T> the type of the elements
 */
public final class ShrinkingSet<T> {

    private final UnifiedSet<T> elements = UnifiedSet.newSet();
    /** The most there were since the table was made. */
    private int most;

    /** An empty set. */
    public ShrinkingSet() {
    }

    /**
     * Adds an element, unless it is there.
     *
     * @param element the element
     */
    public void add(T element) {
        elements.add(element);
        most = Math.max(most, elements.size());
    }

    /**
     * Removes an element, if it is there.
     *
     * @param element the element
     */
    public void remove(T element) {
        elements.remove(element);
        if (ShrinkingMap.isMostlyEmpty(elements.size(), most)) {
            elements.trimToSize();
            most = elements.size();
        }
    }

    /**
     * The elements.
     *
     * @return each once, in no particular order
     */
    public Stream<T> stream() {
        return elements.stream();
    }
}
