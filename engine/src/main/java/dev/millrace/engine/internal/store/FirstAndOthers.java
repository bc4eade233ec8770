package dev.millrace.engine.internal.store;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** Lists of one element as a rule, for who has thousands of them: the first element and the others are kept instead of a list. */
public final class FirstAndOthers {

    private FirstAndOthers() {
    }

    /**
     * What is kept beside the first element.
     *
     * @param <T> the type of the elements
     * @param all the list
     * @return the elements behind the first; always the same list if there are none
     */
    public static <T> List<T> others(List<T> all) {
        return all.size() < 2 ? List.of() : List.copyOf(all.subList(1, all.size()));
    }

    /**
     * The list.
     *
     * @param <T> the type of the elements
     * @param first the first; null if there is none
     * @param others the elements behind it
     * @return a new list
     */
    public static <T> List<T> all(@Nullable T first, List<T> others) {
        if (first == null) {
            return List.of();
        } else if (others.isEmpty()) {
            return List.of(first);
        }
        List<T> all = new ArrayList<>(1 + others.size());
        all.add(first);
        all.addAll(others);
        return all;
    }
}
