package dev.millrace.engine;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/** A row of every primitive type, which the engine reads without boxes, and of two components that may be null. */
record Reading(long id, int whole, short small, byte least, long large, float single, double real, char letter,
        boolean flag, @Nullable Integer kind, @Nullable Instant due) {
}
