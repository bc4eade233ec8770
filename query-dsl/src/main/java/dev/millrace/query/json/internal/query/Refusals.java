package dev.millrace.query.json.internal.query;

import java.util.function.Supplier;

import dev.millrace.query.json.internal.text.Excerpt;
import dev.millrace.query.json.internal.text.Mismatch;

/** What the language itself refuses, at its place in a document. */
final class Refusals {

    private Refusals() {
    }

    /**
     * Makes a part of a query.
     *
     * @param <T> what it is
     * @param what what it is in words
     * @param making makes it of parts that were read
     * @return the part
     * @throws Mismatch if the language refuses it
     */
    static <T> T admit(String what, Supplier<T> making) {
        try {
            return making.get();
        } catch (IllegalArgumentException e) {
            throw new Mismatch(what + " that the language admits",
                    "one that it refuses: " + Excerpt.cut(String.valueOf(e.getMessage()), 1_000), e);
        }
    }
}
