package dev.millrace.engine.internal.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Questions to all of a list. They are asked of every part of every query that is opened, and these are short: what a stream is made of
 * would take longer than the question.
 */
public final class Lists {

    private Lists() {
    }

    /** Whether all elements are such. */
    public static <T> boolean all(List<? extends T> list, Predicate<? super T> test) {
        for (int i = 0; i < list.size(); i++) {
            if (!test.test(list.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** Whether any element is such. */
    public static <T> boolean any(List<? extends T> list, Predicate<? super T> test) {
        for (int i = 0; i < list.size(); i++) {
            if (test.test(list.get(i))) {
                return true;
            }
        }
        return false;
    }

    /** What elements become; the same list if each stays what it is. */
    static <T> List<T> each(List<T> list, UnaryOperator<T> becoming) {
        List<T> others = null;
        for (int i = 0; i < list.size(); i++) {
            T other = becoming.apply(list.get(i));
            if (others == null && other != list.get(i)) {
                others = new ArrayList<>(list);
            }
            if (others != null) {
                others.set(i, other);
            }
        }
        return others == null ? list : List.copyOf(others);
    }
}
