package dev.millrace.testkit;

import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.ast.FunctionNode;
import dev.millrace.query.ast.ScalarFunction.Nulls;
import dev.millrace.query.value.Values;

/** The values of functions (law 5): null where an operand is, unless the function says otherwise, and where SQL raises an error. */
final class Functions {

    private Functions() {
    }

    /** The value of a function that looks at all its operands. */
    static @Nullable Object apply(FunctionNode node, @Nullable Object[] values) {
        Nulls nulls = node.function().nulls();
        boolean strict = nulls == Nulls.STRICT || nulls == Nulls.STRICT_AND_FAILING;
        if (strict && Arrays.stream(values).anyMatch(Objects::isNull)) {
            return null;
        }
        return switch (node.function()) {
            case TO_INT, TO_LONG, TO_DOUBLE, TO_DECIMAL, PLUS, MINUS, TIMES, DIVIDE, MOD, NEGATE, ABS, ROUND, FLOOR,
                    CEIL ->
                    Arithmetic.apply(node.function(), node.type(), values);
            case UPPER -> text(values[0]).toUpperCase(Locale.ROOT);
            case LOWER -> text(values[0]).toLowerCase(Locale.ROOT);
            case TRIM -> trimmed(text(values[0]));
            case LENGTH -> text(values[0]).codePointCount(0, text(values[0]).length());
            case SUBSTRING ->
                    substring(text(values[0]), number(values[1]), values.length == 3 ? number(values[2]) : null);
            case CONCAT -> concat(values);
            case REPLACE ->
                    text(values[1]).isEmpty() ? values[0] : text(values[0]).replace(text(values[1]), text(values[2]));
            case TRUNCATE, EXTRACT, UNTIL, PLUS_DURATION, MINUS_DURATION, AT_ZONE -> Times.apply(node, values);
            case STARTS_WITH -> text(values[0]).startsWith(text(values[1]));
            case CONTAINS -> text(values[0]).contains(text(values[1]));
            case LIKE -> Pattern.matches(text(values[0]), text(values[1]), values.length == 3 ? text(values[2]) : "\\");
            case ILIKE ->
                    Pattern.matchesFolded(text(values[0]), text(values[1]),
                            values.length == 3 ? text(values[2]) : "\\");
            case BETWEEN -> atLeast(values[0], values[1]).and(atLeast(values[2], values[0])).toValue();
            case IN -> in(values).toValue();
            case IS_DISTINCT_FROM -> !Values.equalOrBothNull(values[0], values[1]);
            case NULL_IF ->
                    values[0] != null && values[1] != null && Values.equal(values[0], values[1]) ? null : values[0];
            case LEAST -> converted(node.type(), Arrays.stream(values).min(Values::compare).orElseThrow());
            case GREATEST -> converted(node.type(), Arrays.stream(values).max(Values::compare).orElseThrow());
            case CASE_WHEN -> throw new IllegalStateException("a case does not look at all its operands");
        };
    }

    /** A number in the type of the expression it becomes the value of. */
    static @Nullable Object converted(Class<?> type, @Nullable Object value) {
        return value instanceof Number number && Number.class.isAssignableFrom(type) ? Arithmetic.widened(type, number)
                : value;
    }

    private static Integer number(@Nullable Object value) {
        return (Integer) Objects.requireNonNull(value);
    }

    private static String text(@Nullable Object value) {
        return (String) Objects.requireNonNull(value);
    }

    private static String trimmed(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && text.charAt(from) == ' ') {
            from++;
        }
        while (to > from && text.charAt(to - 1) == ' ') {
            to--;
        }
        return text.substring(from, to);
    }

    // SQL counts from 1, and what lies before the first position counts towards the length.
    private static @Nullable String substring(String text, int from, @Nullable Integer length) {
        if (length != null && length < 0) {
            return null;
        }
        int[] codePoints = text.codePoints().toArray();
        long end = length == null ? Long.MAX_VALUE : (long) from + length;
        int first = (int) Math.min(codePoints.length, Math.max(0, from - 1L));
        int last = (int) Math.max(first, Math.min(codePoints.length, end - 1));
        return new String(codePoints, first, last - first);
    }

    private static String concat(@Nullable Object[] values) {
        StringBuilder text = new StringBuilder();
        for (Object value : values) {
            text.append(value == null ? "" : value);
        }
        return text.toString();
    }

    private static Truth atLeast(@Nullable Object greater, @Nullable Object less) {
        return greater == null || less == null || !Values.comparable(greater, less) ? Truth.UNKNOWN
                : Truth.of(Values.compare(greater, less) >= 0);
    }

    // Law 4: of no values it is false, whatever is asked for.
    static Truth in(@Nullable Object[] values) {
        Truth found = Truth.FALSE;
        for (int i = 1; i < values.length; i++) {
            found = found.or(values[0] == null || values[i] == null ? Truth.UNKNOWN
                    : Truth.of(Values.equal(values[0], values[i])));
        }
        return found;
    }
}
