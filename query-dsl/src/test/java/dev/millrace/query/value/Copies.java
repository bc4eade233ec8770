package dev.millrace.query.value;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** Copies of values that share no object that could be copied. */
final class Copies {
    private Copies() {}

    static Object of(Object value) {
        if (value instanceof String string) {
            return new StringBuilder(string).toString();
        }
        if (value instanceof BigDecimal decimal) {
            return new BigDecimal(decimal.unscaledValue(), decimal.scale());
        }
        if (value instanceof byte[] bytes) {
            return bytes.clone();
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> copy = new LinkedList<>();
            new ArrayList<>(list).forEach(element -> copy.add(ofNullable(element)));
            return copy;
        }
        if (value instanceof ValueArbitraries.Pair pair) {
            return new ValueArbitraries.Pair(ofNullable(pair.left()), ofNullable(pair.right()));
        }
        return value instanceof ValueArbitraries.Point point
                ? new ValueArbitraries.Point(ofNullable(point.x()), point.y())
                : value;
    }

    private static @Nullable Object ofNullable(@Nullable Object value) {
        return value == null ? null : of(value);
    }
}
