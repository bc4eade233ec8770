package dev.millrace.engine.internal.expr;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.value.ValueKind;
import dev.millrace.query.value.Values;

/**
 * The one form in which equal values are shown as group keys and as least and greatest values (law 3), so that it does not matter
 * which of them came first.
 */
public enum ShownForm {

    /** Numbers keep their type: all values are of one. */
    OWN_TYPE,
    /** Numbers of several types may meet, and are shown as the first of long, double and decimal that holds them. */
    MIXED;

    /**
     * The form of values.
     *
     * @param leafType what the expression that gives them says they hold
     * @return the form
     */
    public static ShownForm of(Class<?> leafType) {
        return ValueKind.of(leafType) == ValueKind.NUMBER && leafType != Number.class ? OWN_TYPE : MIXED;
    }

    /**
     * A value in this form.
     *
     * @param value the value
     * @return an equal one
     */
    public @Nullable Object show(@Nullable Object value) {
        return this == OWN_TYPE ? Values.canonical(value) : Values.canonicalMixed(value);
    }

    /**
     * Tells whether every equal value is shown as this one is, and not as it comes: a record stays as it is where its
     * constructor refuses the canonical components, and of several such the lowest identity decides.
     *
     * @param shown a value in this form
     * @return whether it does not matter which of several equal values came first
     */
    public boolean isOne(@Nullable Object shown) {
        return this == OWN_TYPE ? Values.isCanonical(shown) : Values.isCanonicalMixed(shown);
    }
}
