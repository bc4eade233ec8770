package dev.millrace.benchmarks.suite;

import java.util.regex.Pattern;

/**
 * What is meant to be reached.
 *
 * @param bound what the number bounds
 * @param measure the names of measures that it is for
 * @param query the queries that it is for
 * @param leastRows the fewest rows that it is for
 * @param mostRows the most
 * @param number the bound
 */
record Goal(Bound bound, Pattern measure, Pattern query, int leastRows, int mostRows, double number) {

    /** What a number bounds. */
    enum Bound {
        /** Ours at most so many times what the program by hand takes. */
        TIMES_HAND("≤ %s x by hand"),
        /** Ours at most so much. */
        MOST("≤ %s"),
        /** A peer at least so many times what ours takes. */
        PEER("≥ %s x ours");

        private final String text;

        Bound(String text) {
            this.text = text;
        }

        /** In words. */
        String with(String number) {
            return text.replace("%s", number);
        }
    }

    /** Whether it is meant for a measure. */
    boolean isFor(String asked, String askedQuery, int rows) {
        return rows >= leastRows && rows <= mostRows && measure.matcher(asked).matches()
                && query.matcher(askedQuery).matches();
    }

    /** Whether it is reached. */
    boolean isMetBy(double found) {
        return bound == Bound.PEER ? found >= number : found <= number;
    }
}
