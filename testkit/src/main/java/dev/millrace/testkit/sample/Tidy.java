package dev.millrace.testkit.sample;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * A row that is not just what it is made of: its constructor alters the text, its accessor hides negative numbers. A query that
 * makes one of these must see what the row shows, not what it was given (law 6).
 *
 * @param text a string, in lower case
 * @param small a number, or null where a negative one was given
 * @since 0.1
 */
public record Tidy(@Nullable String text, @Nullable Integer small) {

    /** Puts the text into lower case. */
    public Tidy {
        text = text == null ? null : text.toLowerCase(Locale.ROOT);
    }

    @Override
    public @Nullable Integer small() {
        return small != null && small < 0 ? null : small;
    }
}
