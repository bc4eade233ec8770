package dev.millrace.engine.internal.plan;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/** What a step of a plan does, but for what it does that over: steps of equal forms over equal inputs have the same rows. */
final class Form {

    private final String name;
    private final @Nullable Object[] parts;

    private Form(String name, @Nullable Object[] parts) {
        this.name = name;
        this.parts = parts;
    }

    /**
     * A form.
     *
     * @param name in a word or two
     * @param parts all that decides about the rows, none of which changes
     */
    static Form of(String name, @Nullable Object... parts) {
        return new Form(name, parts);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Form that && name.equals(that.name) && Arrays.equals(parts, that.parts);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + Arrays.hashCode(parts);
    }

    /** What it does it with, in words. */
    @Override
    public String toString() {
        return ExprText.joined(Arrays.asList(parts), "; ");
    }
}
