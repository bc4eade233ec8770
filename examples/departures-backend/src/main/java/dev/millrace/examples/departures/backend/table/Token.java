package dev.millrace.examples.departures.backend.table;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a reader stands: a sequence number within one run of the server. Immutable.
 *
 * <p>Tokens of one epoch are ordered by their sequence number; tokens of different epochs cannot be compared.
 *
 * @param epoch names the run of the server
 * @param sequence number of the last change that was seen, 0 before the first
 */
public record Token(String epoch, long sequence) {
    private static final Pattern TEXT = Pattern.compile("([0-9a-z]{1,40}):([0-9]{1,18})");

    /** Refuses a negative sequence number. */
    public Token {
        if (sequence < 0) {
            throw new IllegalArgumentException("the sequence number of a token is not negative; found " + sequence);
        }
    }

    /**
     * Reads the form that {@link #toString} writes.
     *
     * @throws IllegalArgumentException if the text has another form
     */
    public static Token parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("a token has the form EPOCH:NUMBER; found \"" + text + "\"");
        }
        return new Token(matcher.group(1), Long.parseLong(matcher.group(2)));
    }

    @Override
    public String toString() {
        return epoch + ":" + sequence;
    }
}
