package dev.millrace.engine.internal.function;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.Component;
import dev.millrace.query.RelationRef;
import dev.millrace.query.RowType;
import dev.millrace.testkit.sample.Choices;

/** A row with components of each type that functions take, of numbers also those that are never null. */
record Wide(int id, byte tiny, short small, int whole, long big, float single, double real, @Nullable Byte tinyOrNone,
        @Nullable Short smallOrNone, @Nullable Integer wholeOrNone, @Nullable Long bigOrNone,
        @Nullable Float singleOrNone, @Nullable Double realOrNone, @Nullable BigDecimal exact,
        @Nullable Boolean flag, @Nullable String text, @Nullable String other, @Nullable Instant at,
        @Nullable LocalDateTime stamp, @Nullable LocalDate day, @Nullable LocalTime time, @Nullable Duration span) {

    static final RelationRef<Wide> WIDE =
            new RelationRef<>("wide", RowType.of(Wide.class), RowType.of(Wide.class).component("id"));

    /** A row of corner values, nulls among them. */
    static Wide any(int id, Choices choices) {
        List<Component> components = WIDE.rowType().components();
        @Nullable Object[] values = new @Nullable Object[components.size()];
        for (Component component : components) {
            List<@Nullable Object> corners = Corners.of(component.valueType());
            int count = corners.size() - (component.type().isPrimitive() ? 1 : 0);
            values[component.index()] = component.index() == 0 ? id : corners.get(choices.below(count));
        }
        return WIDE.rowType().create(values);
    }
}
