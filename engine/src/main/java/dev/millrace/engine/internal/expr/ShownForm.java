package dev.millrace.engine.internal.expr;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.Component;
import dev.millrace.query.RowType;
import dev.millrace.query.value.ValueKind;
import dev.millrace.query.value.Values;

/**
 * The one form in which equal values are shown as group keys, as rows that are told apart by value, and as least and greatest values
 * (law 3), so that it does not matter which of them came first.
 */
public abstract class ShownForm {

    /** Every value is shown as it is: only same values come together. */
    public static final ShownForm AS_IS = new ShownForm() {
        @Override
        public @Nullable Object show(@Nullable Object value) {
            return value;
        }

        @Override
        public boolean isOne(@Nullable Object shown) {
            return true;
        }
    };

    private static final ShownForm OWN_TYPE = new ShownForm() {
        @Override
        public @Nullable Object show(@Nullable Object value) {
            return Values.canonical(value);
        }

        @Override
        public boolean isOne(@Nullable Object shown) {
            return Values.isCanonical(shown);
        }
    };

    private static final ShownForm MIXED = new ShownForm() {
        @Override
        public @Nullable Object show(@Nullable Object value) {
            return Values.canonicalMixed(value);
        }

        @Override
        public boolean isOne(@Nullable Object shown) {
            return Values.isCanonicalMixed(shown);
        }
    };

    private ShownForm() {
    }

    /**
     * The form of values: numbers keep their type where all are of one, else they are shown as the first of long, double and decimal
     * that holds them.
     *
     * @param leafType what the expression that gives them says they hold
     * @return the form
     */
    public static ShownForm of(Class<?> leafType) {
        return ValueKind.of(leafType) == ValueKind.NUMBER && leafType != Number.class ? OWN_TYPE : MIXED;
    }

    /**
     * The form of rows.
     *
     * @param rowType the type of the rows
     * @return the form; of maps each component has its own
     */
    public static ShownForm of(RowType<?> rowType) {
        return Map.class.isAssignableFrom(rowType.rowClass()) ? new OfMaps(rowType) : MIXED;
    }

    /**
     * A value in this form.
     *
     * @param value the value
     * @return an equal one
     */
    public abstract @Nullable Object show(@Nullable Object value);

    /**
     * Tells whether every equal value is shown as this one is, and not as it comes: a record stays as it is where its
     * constructor refuses the canonical components, and of several such the lowest identity decides.
     *
     * @param shown a value in this form
     * @return whether it does not matter which of several equal values came first
     */
    public abstract boolean isOne(@Nullable Object shown);

    /** Maps, component by component. */
    private static final class OfMaps extends ShownForm {
        private final RowType<?> rowType;
        private final List<ShownForm> forms = new ArrayList<>();

        OfMaps(RowType<?> rowType) {
            this.rowType = rowType;
            rowType.components().forEach(component -> forms.add(of(component.leafType())));
        }

        @Override
        public @Nullable Object show(@Nullable Object value) {
            if (value == null) {
                return null;
            }
            @Nullable Object[] values = new @Nullable Object[forms.size()];
            boolean same = true;
            for (int i = 0; i < values.length; i++) {
                Object component = rowType.components().get(i).get(value);
                values[i] = forms.get(i).show(component);
                same &= values[i] == component;
            }
            return same ? value : rowType.create(values);
        }

        @Override
        public boolean isOne(@Nullable Object shown) {
            if (shown == null) {
                return true;
            }
            for (Component component : rowType.components()) {
                if (!forms.get(component.index()).isOne(component.get(shown))) {
                    return false;
                }
            }
            return true;
        }
    }
}
