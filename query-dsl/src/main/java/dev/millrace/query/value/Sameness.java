package dev.millrace.query.value;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Whether replacing one value by another would change anything that can be seen, at every depth. */
final class Sameness {
    private Sameness() {}

    static boolean same(Object a, Object b) {
        ValueKind kind = ValueKind.of(a);
        if (kind != ValueKind.of(b)) {
            return false;
        }
        return switch (kind) {
            case BYTES -> Arrays.equals((byte[]) a, (byte[]) b);
            case RECORD -> a.getClass() == b.getClass() && RecordShape.of(a.getClass()).same(a, b);
            case LIST -> lists((List<?>) a, (List<?>) b);
            case MAP -> MapValues.same((Map<?, ?>) a, (Map<?, ?>) b);
            // Double and Float compare their bits with one NaN, BigDecimal its scale too; no number equals one of
            // another class.
            default -> a.equals(b);
        };
    }

    private static boolean lists(List<?> a, List<?> b) {
        if (a.size() != b.size()) {
            return false;
        }
        Iterator<?> right = b.iterator();
        for (Object left : a) {
            if (!Values.same(left, right.next())) {
                return false;
            }
        }
        return true;
    }
}
