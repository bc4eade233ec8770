package dev.millrace.engine.internal.nested;

import org.jspecify.annotations.Nullable;

/** A row of a nested query: its lanes, and what was made of it. Immutable. */
final class Child {

    private final @Nullable Object[] lanes;
    private final @Nullable Object made;

    Child(@Nullable Object[] lanes, @Nullable Object made) {
        this.lanes = lanes;
        this.made = made;
    }

    @Nullable
    Object[] lanes() {
        return lanes;
    }

    @Nullable
    Object made() {
        return made;
    }
}
