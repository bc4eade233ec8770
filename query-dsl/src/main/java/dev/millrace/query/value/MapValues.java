package dev.millrace.query.value;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Maps as values: what they hold under which names. An entry without a value is as good as none, and the order of entries makes no
 * difference.
 */
final class MapValues {
    private MapValues() {}

    static boolean equal(Map<?, ?> a, Map<?, ?> b) {
        return agree(a, b, false);
    }

    static boolean same(Map<?, ?> a, Map<?, ?> b) {
        return agree(a, b, true);
    }

    private static boolean agree(Map<?, ?> a, Map<?, ?> b, boolean asSame) {
        for (Map.Entry<?, ?> entry : a.entrySet()) {
            Object ours = entry.getValue();
            Object theirs = b.get(entry.getKey());
            if (asSame ? !Values.same(ours, theirs) : !Values.equalOrBothNull(ours, theirs)) {
                return false;
            }
        }
        for (Map.Entry<?, ?> entry : b.entrySet()) {
            if (entry.getValue() != null && !a.containsKey(entry.getKey())) {
                return false;
            }
        }
        return true;
    }

    static int hash(Map<?, ?> map) {
        int hash = 0;
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            hash += entry.getValue() == null ? 0 : entry.getKey().hashCode() * 31 ^ Values.hash(entry.getValue());
        }
        return hash;
    }

    /** Compares the entries by name, as if those that are missing were null: what counts is the first name at which they differ. */
    static int compare(Map<?, ?> a, Map<?, ?> b) {
        Object first = null;
        int order = 0;
        for (Map.Entry<?, ?> entry : a.entrySet()) {
            Object name = entry.getKey();
            int here = ValueOrder.compareNullsFirst(entry.getValue(), b.get(name));
            if (here != 0 && (first == null || Values.compare(name, first) < 0)) {
                first = name;
                order = here;
            }
        }
        for (Map.Entry<?, ?> entry : b.entrySet()) {
            Object name = entry.getKey();
            if (entry.getValue() != null && !a.containsKey(name)
                    && (first == null || Values.compare(name, first) < 0)) {
                first = name;
                order = -1;
            }
        }
        return order;
    }

    static Map<?, ?> canonical(Map<?, ?> map, CanonicalForm form) {
        Map<Object, @Nullable Object> copy = new LinkedHashMap<>();
        boolean changed = form.copies();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            Object canonical = form.ofNullable(entry.getValue());
            changed |= canonical != entry.getValue();
            copy.put(entry.getKey(), canonical);
        }
        return changed ? Collections.unmodifiableMap(copy) : map;
    }
}
