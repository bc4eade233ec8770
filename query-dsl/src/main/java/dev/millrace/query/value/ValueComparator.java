package dev.millrace.query.value;

import java.util.Comparator;

import org.jspecify.annotations.Nullable;

/** The four comparators of an order term. */
enum ValueComparator implements Comparator<@Nullable Object> {
    ASCENDING_NULLS_FIRST(1, -1), ASCENDING_NULLS_LAST(1, 1), DESCENDING_NULLS_FIRST(-1, -1), DESCENDING_NULLS_LAST(-1,
            1);

    private final int direction;
    private final int nullSide;

    ValueComparator(int direction, int nullSide) {
        this.direction = direction;
        this.nullSide = nullSide;
    }

    static ValueComparator of(boolean descending, NullPlacement nulls) {
        return switch (nulls) {
            case FIRST -> descending ? DESCENDING_NULLS_FIRST : ASCENDING_NULLS_FIRST;
            case LAST -> descending ? DESCENDING_NULLS_LAST : ASCENDING_NULLS_LAST;
        };
    }

    @Override
    public int compare(@Nullable Object a, @Nullable Object b) {
        if (a == null) {
            return b == null ? 0 : nullSide;
        }
        if (b == null) {
            return -nullSide;
        }
        return direction * Integer.signum(Values.compare(a, b));
    }
}
