package dev.millrace.query.value;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Comparison equality and its hash, at every depth. */
final class ValueEquality {
    private ValueEquality() {}

    static boolean equal(Object a, Object b) {
        ValueKind kind = ValueKind.of(a);
        if (kind != ValueKind.of(b)) {
            return false;
        }
        return switch (kind) {
            case NUMBER -> Numbers.compare((Number) a, (Number) b) == 0;
            case BYTES -> Arrays.equals((byte[]) a, (byte[]) b);
            case RECORD -> a.getClass() == b.getClass() && RecordShape.of(a.getClass()).equal(a, b);
            case LIST -> lists((List<?>) a, (List<?>) b);
            case MAP -> MapValues.equal((Map<?, ?>) a, (Map<?, ?>) b);
            default -> a.equals(b);
        };
    }

    static int hash(Object value) {
        return switch (ValueKind.of(value)) {
            case NUMBER -> NumberHash.of((Number) value);
            // The hash of an enum constant differs from run to run; its name's does not.
            case ENUM -> ((Enum<?>) value).name().hashCode();
            case BYTES -> Arrays.hashCode((byte[]) value);
            case RECORD -> RecordShape.of(value.getClass()).hash(value);
            case LIST -> list((List<?>) value);
            case MAP -> MapValues.hash((Map<?, ?>) value);
            default -> value.hashCode();
        };
    }

    private static boolean lists(List<?> a, List<?> b) {
        if (a.size() != b.size()) {
            return false;
        }
        Iterator<?> right = b.iterator();
        for (Object left : a) {
            if (!Values.equalOrBothNull(left, right.next())) {
                return false;
            }
        }
        return true;
    }

    private static int list(List<?> value) {
        int hash = 1;
        for (Object element : value) {
            hash = 31 * hash + Values.hash(element);
        }
        return hash;
    }
}
