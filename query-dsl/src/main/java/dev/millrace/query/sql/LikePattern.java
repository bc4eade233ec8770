package dev.millrace.query.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.value.CaseFold;

/**
 * A pattern of {@code like}, read: one element per code point of the text it matches.
 *
 * @param elements code points, {@link #ANY} and {@link #ONE}
 */
record LikePattern(List<Integer> elements) {

    /** Stands for any code points. */
    static final int ANY = -1;
    /** Stands for one code point. */
    static final int ONE = -2;

    /**
     * Reads a pattern.
     *
     * @return null for one that ends in the escape character, or an escape of several, which SQL refuses
     */
    static @Nullable LikePattern of(String pattern, String escape) {
        if (escape.codePointCount(0, escape.length()) > 1) {
            return null;
        }
        int escapes = escape.isEmpty() ? Integer.MIN_VALUE : escape.codePointAt(0);
        int[] codePoints = pattern.codePoints().toArray();
        List<Integer> elements = new ArrayList<>();
        for (int i = 0; i < codePoints.length; i++) {
            if (codePoints[i] == escapes) {
                if (++i == codePoints.length) {
                    return null;
                }
                elements.add(codePoints[i]);
            } else {
                elements.add(codePoints[i] == '%' ? ANY : codePoints[i] == '_' ? ONE : codePoints[i]);
            }
        }
        return new LikePattern(elements);
    }

    /** This pattern without regard to case. */
    LikePattern folded() {
        return new LikePattern(elements.stream().map(element -> element < 0 ? element : CaseFold.of(element)).toList());
    }

    /** This pattern with the backslash as its escape character, before nothing but what needs it. */
    String escaped() {
        return written("%", "_", codePoint -> codePoint == '%' || codePoint == '_' || codePoint == '\\'
                ? "\\" + Character.toString(codePoint) : Character.toString(codePoint));
    }

    String written(String any, String one, IntFunction<String> codePoint) {
        StringBuilder text = new StringBuilder();
        for (int element : elements) {
            text.append(element == ANY ? any : element == ONE ? one : codePoint.apply(element));
        }
        return text.toString();
    }
}
