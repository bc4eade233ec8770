package dev.millrace.engine.internal.function;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.value.CaseFold;

/** A pattern of {@code like}, made ready to be matched with many texts. Immutable. */
abstract class LikePattern {

    /** Stands among code points for any number of them, and for one. */
    private static final int MANY = -1;
    private static final int ONE = -2;

    /** No code point is this. */
    private static final int NO_ESCAPE = -3;

    abstract boolean matches(String text);

    /** What is wrong with a pattern, null if nothing is. */
    static @Nullable String fault(String pattern, String escape) {
        if (escape.codePointCount(0, escape.length()) > 1) {
            return "the escape \"" + escape + "\" of a pattern has more than one code point";
        }
        int escaping = escape.isEmpty() ? NO_ESCAPE : escape.codePointAt(0);
        int at = 0;
        while (at < pattern.length()) {
            boolean isEscape = pattern.codePointAt(at) == escaping;
            at += Character.charCount(pattern.codePointAt(at));
            if (isEscape) {
                if (at == pattern.length()) {
                    return "the pattern \"" + pattern + "\" ends in its escape \"" + escape + "\"";
                }
                at += Character.charCount(pattern.codePointAt(at));
            }
        }
        return null;
    }

    /**
     * Makes a pattern ready.
     *
     * @param pattern a pattern without fault
     * @param escape one code point, or none
     * @param folded whether case does not matter
     */
    static LikePattern of(String pattern, String escape, boolean folded) {
        int[] elements = elements(pattern, escape);
        LikePattern simple = folded ? null : simple(elements);
        if (simple != null) {
            return simple;
        }
        return new General(folded
                ? Arrays.stream(elements).map(element -> element < 0 ? element : CaseFold.of(element)).toArray()
                : elements, folded);
    }

    private static int[] elements(String pattern, String escape) {
        int escaping = escape.isEmpty() ? NO_ESCAPE : escape.codePointAt(0);
        int[] codePoints = pattern.codePoints().toArray();
        int[] elements = new int[codePoints.length];
        int count = 0;
        for (int i = 0; i < codePoints.length; i++) {
            int codePoint = codePoints[i];
            if (codePoint == escaping) {
                elements[count++] = codePoints[++i];
            } else if (codePoint == '_') {
                elements[count++] = ONE;
            } else if (codePoint != '%') {
                elements[count++] = codePoint;
            } else if (count == 0 || elements[count - 1] != MANY) {
                elements[count++] = MANY;
            }
        }
        return Arrays.copyOf(elements, count);
    }

    /** A pattern that String can search for, null for all others. */
    private static @Nullable LikePattern simple(int[] elements) {
        int from = elements.length > 0 && elements[0] == MANY ? 1 : 0;
        boolean isOpen = elements.length > from && elements[elements.length - 1] == MANY;
        int to = isOpen ? elements.length - 1 : elements.length;
        for (int i = from; i < to; i++) {
            // Half of a pair is a code point of a pattern, but would be found in whole pairs of the text.
            if (elements[i] < 0 || elements[i] <= Character.MAX_SURROGATE && elements[i] >= Character.MIN_SURROGATE) {
                return null;
            }
        }
        String part = new String(elements, from, to - from);
        if (from == 0) {
            return isOpen ? new Prefix(part) : new Exact(part);
        }
        return isOpen ? new Infix(part) : new Suffix(part);
    }

    private static final class Exact extends LikePattern {
        private final String whole;

        Exact(String whole) {
            this.whole = whole;
        }

        @Override
        boolean matches(String text) {
            return text.equals(whole);
        }
    }

    private static final class Prefix extends LikePattern {
        private final String start;

        Prefix(String start) {
            this.start = start;
        }

        @Override
        boolean matches(String text) {
            return text.startsWith(start);
        }
    }

    private static final class Suffix extends LikePattern {
        private final String end;

        Suffix(String end) {
            this.end = end;
        }

        @Override
        boolean matches(String text) {
            return text.endsWith(end);
        }
    }

    private static final class Infix extends LikePattern {
        private final String part;

        Infix(String part) {
            this.part = part;
        }

        @Override
        boolean matches(String text) {
            return text.contains(part);
        }
    }

    /** Walks along the text; after a mismatch the latest wildcard takes one code point more, which is enough (the earlier took least). */
    private static final class General extends LikePattern {
        private final int[] elements;
        private final boolean folded;

        General(int[] elements, boolean folded) {
            this.elements = elements;
            this.folded = folded;
        }

        @Override
        boolean matches(String text) {
            int at = 0;
            int next = 0;
            int resumed = -1;
            int taken = 0;
            while (at < text.length()) {
                int element = next < elements.length ? elements[next] : 0;
                int codePoint = text.codePointAt(at);
                if (next < elements.length && element == MANY) {
                    resumed = ++next;
                    taken = at;
                } else if (next < elements.length && (element == ONE || element == form(codePoint))) {
                    at += Character.charCount(codePoint);
                    next++;
                } else if (resumed >= 0) {
                    taken += Character.charCount(text.codePointAt(taken));
                    at = taken;
                    next = resumed;
                } else {
                    return false;
                }
            }
            // Two wildcards never stand beside each other.
            return next == elements.length || next == elements.length - 1 && elements[next] == MANY;
        }

        private int form(int codePoint) {
            return folded ? CaseFold.of(codePoint) : codePoint;
        }
    }
}
