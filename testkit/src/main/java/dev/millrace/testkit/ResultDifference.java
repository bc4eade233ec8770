package dev.millrace.testkit;

import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.value.Values;

/**
 * Says where two results first differ, in one short line however long they are. Rows are compared by sameness (law 3),
 * identities by equality. All methods are pure and safe from any thread.
 *
 * @since 0.1
 */
public final class ResultDifference {

    private static final int LONGEST = 300;

    private ResultDifference() {
    }

    /**
     * Compares two results, position by position.
     *
     * @param expected what it should be
     * @param actual what it is
     * @return the first difference; empty if there is none
     */
    public static Optional<String> between(EvaluatedResult expected, EvaluatedResult actual) {
        return first(expected.entries(), actual.entries(),
                (a, b) -> a.identity().equals(b.identity()) && Values.same(a.row(), b.row()),
                entry -> entry.identity() + " " + text(entry.row()));
    }

    /**
     * Compares the rows of two results, position by position, where identities are not known.
     *
     * @param expected what they should be
     * @param actual what they are
     * @return the first difference; empty if there is none
     */
    public static Optional<String> betweenRows(List<? extends @Nullable Object> expected,
            List<? extends @Nullable Object> actual) {
        return first(expected, actual, Values::same, ResultDifference::text);
    }

    private static <E extends @Nullable Object> Optional<String> first(List<? extends E> expected,
            List<? extends E> actual,
            BiPredicate<E, E> same, Function<E, String> text) {
        int common = Math.min(expected.size(), actual.size());
        for (int i = 0; i < common; i++) {
            if (!same.test(expected.get(i), actual.get(i))) {
                String wanted = text.apply(expected.get(i));
                String found = text.apply(actual.get(i));
                String hint = wanted.equals(found) ? " (they print alike, but their types differ)" : "";
                return Optional.of(message(i, expected, actual, wanted, found + hint));
            }
        }
        if (expected.size() > common) {
            return Optional.of(message(common, expected, actual, text.apply(expected.get(common)), "no more rows"));
        } else if (actual.size() > common) {
            return Optional.of(message(common, expected, actual, "no more rows", text.apply(actual.get(common))));
        }
        return Optional.empty();
    }

    private static String message(int position, List<?> expected, List<?> actual, String wanted, String found) {
        return "At position " + position + " (" + expected.size() + " rows expected, " + actual.size()
                + " found): expected "
                + wanted + ", but found " + found;
    }

    private static String text(@Nullable Object row) {
        String text = String.valueOf(row);
        String shown = text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
        return row == null || row instanceof Record || row instanceof String ? shown
                : row.getClass().getSimpleName() + " " + shown;
    }
}
