package dev.millrace.query.value;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** The total order of all values, kind by kind. */
final class ValueOrder {
    private ValueOrder() {}

    static int compare(Object a, Object b) {
        ValueKind kind = ValueKind.of(a);
        ValueKind other = ValueKind.of(b);
        if (kind != other) {
            return kind.compareTo(other);
        }
        return switch (kind) {
            case NUMBER -> Numbers.compare((Number) a, (Number) b);
            case STRING -> CodePoints.compare((String) a, (String) b);
            case ENUM -> enums((Enum<?>) a, (Enum<?>) b);
            case UUID -> uuids((UUID) a, (UUID) b);
            case BYTES -> Arrays.compareUnsigned((byte[]) a, (byte[]) b);
            case RECORD -> records(a, b);
            case LIST -> lists((List<?>) a, (List<?>) b);
            case MAP -> MapValues.compare((Map<?, ?>) a, (Map<?, ?>) b);
            case OTHER -> others(a, b);
            case BOOLEAN, INSTANT, LOCAL_DATE, LOCAL_TIME, LOCAL_DATE_TIME, DURATION -> natural(a, b);
        };
    }

    /** The order inside of a value, where a null is below everything. */
    static int compareNullsFirst(@Nullable Object a, @Nullable Object b) {
        if (a == null || b == null) {
            return Boolean.compare(a != null, b != null);
        }
        return Values.compare(a, b);
    }

    private static int enums(Enum<?> a, Enum<?> b) {
        Class<?> type = a.getDeclaringClass();
        Class<?> other = b.getDeclaringClass();
        return type == other ? Integer.compare(a.ordinal(), b.ordinal()) : classes(type, other, a, b);
    }

    private static int uuids(UUID a, UUID b) {
        int order = Long.compareUnsigned(a.getMostSignificantBits(), b.getMostSignificantBits());
        return order != 0 ? order : Long.compareUnsigned(a.getLeastSignificantBits(), b.getLeastSignificantBits());
    }

    private static int records(Object a, Object b) {
        Class<?> type = a.getClass();
        return type == b.getClass() ? RecordShape.of(type).compare(a, b) : classes(type, b.getClass(), a, b);
    }

    private static int lists(List<?> a, List<?> b) {
        Iterator<?> left = a.iterator();
        Iterator<?> right = b.iterator();
        while (left.hasNext() && right.hasNext()) {
            int order = compareNullsFirst(left.next(), right.next());
            if (order != 0) {
                return order;
            }
        }
        return Boolean.compare(left.hasNext(), right.hasNext());
    }

    private static int others(Object a, Object b) {
        boolean oneClass = a.getClass() == b.getClass();
        if (oneClass && a instanceof Comparable<?>) {
            return natural(a, b);
        }
        if (a.equals(b)) {
            return 0;
        }
        if (oneClass) {
            throw UnorderedValueException.of(a, b);
        }
        return classes(a.getClass(), b.getClass(), a, b);
    }

    /** Orders values of different classes. Two class loaders may define classes of one name: those have no order. */
    private static int classes(Class<?> type, Class<?> other, Object a, Object b) {
        int order = type.getName().compareTo(other.getName());
        if (order == 0) {
            throw UnorderedValueException.of(a, b);
        }
        return order;
    }

    @SuppressWarnings("unchecked")
    private static int natural(Object a, Object b) {
        return ((Comparable<Object>) a).compareTo(b);
    }
}
