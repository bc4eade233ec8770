package dev.millrace.query.value;

import java.text.Collator;
import java.util.Comparator;
import java.util.Locale;

/**
 * How the strings of a language compare, after the rules of the Java platform ({@link Collator}). Two strings that it does not tell
 * apart are ties. Immutable and thread-safe.
 *
 * @param locale the language
 * @param strength which differences count
 */
public record Collation(Locale locale, Strength strength) {

    /** Which differences between strings count. */
    public enum Strength {
        /** Of letters alone: {@code a = A = ä}. */
        PRIMARY(Collator.PRIMARY),
        /** Of letters and accents: {@code a = A}, but not {@code ä}. */
        SECONDARY(Collator.SECONDARY),
        /** Of letters, accents and case. */
        TERTIARY(Collator.TERTIARY);

        private final int value;

        Strength(int value) {
            this.value = value;
        }
    }

    /**
     * A collation that tells apart letters, accents and case.
     *
     * @param locale the language
     * @return the collation
     */
    public static Collation of(Locale locale) {
        return new Collation(locale, Strength.TERTIARY);
    }

    /**
     * The same language with other differences counting.
     *
     * @param other which differences count
     * @return the collation
     */
    public Collation withStrength(Strength other) {
        return new Collation(locale, other);
    }

    /**
     * A comparator of strings.
     *
     * @return a comparator, for one thread at a time
     */
    public Comparator<String> comparator() {
        Collator collator = (Collator) Collator.getInstance(locale).clone();
        collator.setStrength(strength.value);
        collator.setDecomposition(Collator.CANONICAL_DECOMPOSITION);
        return collator::compare;
    }

    /** The language and, unless it is tertiary, the strength: {@code de}, {@code de/primary}. */
    @Override
    public String toString() {
        return locale.toLanguageTag()
                + (strength == Strength.TERTIARY ? "" : "/" + strength.name().toLowerCase(Locale.ROOT));
    }
}
