package dev.millrace.testkit;

import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.RowType;
import dev.millrace.query.value.ValueKind;
import dev.millrace.query.value.Values;

/** The form in which group keys, the rows of distinct and set operations, and the results of min, max and set are shown (law 3). */
final class Canonical {

    private Canonical() {
    }

    /** A value that holds what the given type says; only where that is one type of number do numbers keep their type. */
    static @Nullable Object of(Class<?> leafType, @Nullable Object value) {
        boolean oneTypeOfNumber = ValueKind.of(leafType) == ValueKind.NUMBER && leafType != Number.class;
        return oneTypeOfNumber ? Values.canonical(value) : Values.canonicalMixed(value);
    }

    /** A row; of maps each component has its own type. */
    static Object row(RowType<?> rowType, Object row) {
        if (!(row instanceof Map)) {
            return Objects.requireNonNull(Values.canonicalMixed(row));
        }
        return rowType.create(rowType.components().stream()
                .map(component -> of(component.leafType(), component.get(row))).toArray());
    }
}
