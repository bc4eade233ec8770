package dev.millrace.testkit;

import org.jspecify.annotations.Nullable;

/** Patterns of {@code like}, matched in the plainest way: by trying. */
final class Pattern {

    private final int[] text;
    private final int[] pattern;
    private final int escape;

    private Pattern(String text, String pattern, String escape) {
        this.text = text.codePoints().toArray();
        this.pattern = pattern.codePoints().toArray();
        this.escape = escape.isEmpty() ? -1 : escape.codePointAt(0);
    }

    /**
     * Whether a whole text matches a pattern.
     *
     * @param escape one code point, or none
     * @return null for a pattern that ends in the escape character, or an escape of several, which SQL refuses
     */
    static @Nullable Boolean matches(String text, String pattern, String escape) {
        if (escape.codePointCount(0, escape.length()) > 1) {
            return null;
        }
        Pattern match = new Pattern(text, pattern, escape);
        return match.endsInEscape() ? null : match.from(0, 0);
    }

    private boolean endsInEscape() {
        int at = 0;
        while (at < pattern.length) {
            if (pattern[at] == escape && at == pattern.length - 1) {
                return true;
            }
            at += pattern[at] == escape ? 2 : 1;
        }
        return false;
    }

    private boolean from(int textAt, int patternAt) {
        if (patternAt == pattern.length) {
            return textAt == text.length;
        } else if (pattern[patternAt] == escape) {
            return is(textAt, pattern[patternAt + 1]) && from(textAt + 1, patternAt + 2);
        } else if (pattern[patternAt] == '%') {
            return from(textAt, patternAt + 1) || textAt < text.length && from(textAt + 1, patternAt);
        } else if (pattern[patternAt] == '_') {
            return textAt < text.length && from(textAt + 1, patternAt + 1);
        }
        return is(textAt, pattern[patternAt]) && from(textAt + 1, patternAt + 1);
    }

    private boolean is(int textAt, int codePoint) {
        return textAt < text.length && text[textAt] == codePoint;
    }
}
