package dev.millrace.testkit.sample;

import org.jspecify.annotations.Nullable;

/**
 * A row that refuses some values: a query's rows that would become such a one are left out (law 5).
 *
 * @param text a string; the empty one is refused
 * @param small a number; 2 is refused
 * @since 0.1
 */
public record Picky(@Nullable String text, @Nullable Integer small) {

    /**
     * Refuses some values.
     *
     * @throws IllegalArgumentException if the text is empty or the number is 2
     */
    public Picky {
        if ("".equals(text)) {
            throw new IllegalArgumentException("text must not be empty");
        }
        if (small != null && small == 2) {
            throw new IllegalArgumentException("small must not be 2");
        }
    }
}
