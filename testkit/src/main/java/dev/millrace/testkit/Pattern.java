package dev.millrace.testkit;

import java.util.function.IntUnaryOperator;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.value.CaseFold;

/** Patterns of {@code like}, matched in the plainest way: by trying. */
final class Pattern {

    private final int[] text;
    private final int[] pattern;
    private final int escape;
    private final IntUnaryOperator form;

    private Pattern(String text, String pattern, String escape, IntUnaryOperator form) {
        this.text = text.codePoints().toArray();
        this.pattern = pattern.codePoints().toArray();
        this.form = form;
        this.escape = escape.isEmpty() ? -1 : escape.codePointAt(0);
    }

    /**
     * Whether a whole text matches a pattern.
     *
     * @param escape one code point, or none
     * @return null for a pattern that ends in the escape character, or an escape of several, which SQL refuses
     */
    static @Nullable Boolean matches(String text, String pattern, String escape) {
        return matches(text, pattern, escape, IntUnaryOperator.identity());
    }

    /** As {@link #matches}, without regard to case but that of the escape character. */
    static @Nullable Boolean matchesFolded(String text, String pattern, String escape) {
        return matches(text, pattern, escape, CaseFold::of);
    }

    private static @Nullable Boolean matches(String text, String pattern, String escape, IntUnaryOperator form) {
        if (escape.codePointCount(0, escape.length()) > 1) {
            return null;
        }
        Pattern match = new Pattern(text, pattern, escape, form);
        return match.endsInEscape() ? null : match.matches();
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

    // After a mismatch only the latest % takes one code point more: what an earlier one could take, that one can take as well.
    private boolean matches() {
        int textAt = 0;
        int patternAt = 0;
        int wildcard = -1;
        int taken = 0;
        while (textAt < text.length) {
            if (patternAt < pattern.length && pattern[patternAt] != escape && pattern[patternAt] == '%') {
                wildcard = patternAt++;
                taken = textAt;
            } else if (patternAt < pattern.length && isOne(textAt, patternAt)) {
                textAt++;
                patternAt += pattern[patternAt] == escape ? 2 : 1;
            } else if (wildcard >= 0) {
                patternAt = wildcard + 1;
                textAt = ++taken;
            } else {
                return false;
            }
        }
        while (patternAt < pattern.length && pattern[patternAt] != escape && pattern[patternAt] == '%') {
            patternAt++;
        }
        return patternAt == pattern.length;
    }

    private boolean isOne(int textAt, int patternAt) {
        boolean isEscaped = pattern[patternAt] == escape;
        int wanted = pattern[isEscaped ? patternAt + 1 : patternAt];
        return !isEscaped && wanted == '_' || form.applyAsInt(text[textAt]) == form.applyAsInt(wanted);
    }
}
