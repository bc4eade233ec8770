package dev.millrace.testkit;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.value.ValueKind;
import dev.millrace.query.value.Values;

/** The form in which group keys and the results of min and max are shown (law 3). */
final class Canonical {

    private Canonical() {
    }

    /** A value of an expression of the given type; only where that is one type of number do numbers keep their type. */
    static @Nullable Object of(Class<?> type, @Nullable Object value) {
        boolean oneTypeOfNumber = ValueKind.of(type) == ValueKind.NUMBER && type != Number.class;
        return oneTypeOfNumber ? Values.canonical(value) : Values.canonicalMixed(value);
    }
}
