package dev.millrace.engine.internal.plan;

import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.graph.Key;

/** What a step of a plan does, over nothing yet: steps of equal forms over equal inputs have the same rows. */
final class Form extends Key {

    /** A name, and all that decides about the rows. */
    private final @Nullable Object[] parts;

    private Form(@Nullable Object[] parts, List<Key> inputs, @Nullable Object strict) {
        super(inputs, strict);
        this.parts = parts;
    }

    /**
     * A form.
     *
     * @param name in a word or two
     * @param parts all that decides about the rows, none of which changes
     */
    static Form of(String name, @Nullable Object... parts) {
        @Nullable Object[] named = new @Nullable Object[1 + parts.length];
        named[0] = name;
        System.arraycopy(parts, 0, named, 1, parts.length);
        return new Form(named, List.of(), null);
    }

    @Override
    protected Key over(List<Key> inputs, @Nullable Object strict) {
        return new Form(parts, inputs, strict);
    }

    @Override
    protected boolean doesAs(Key other) {
        return other instanceof Form that && Arrays.equals(parts, that.parts);
    }

    @Override
    protected int hashOfForm() {
        return Arrays.hashCode(parts);
    }

    /** What it does it with, in words. */
    @Override
    public String toString() {
        return ExprText.joined(Arrays.asList(parts), "; ");
    }
}
