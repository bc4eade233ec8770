package dev.millrace.query.value;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * Maps as values: what they hold under which names. An entry without a value is as good as none, and the order of entries makes no
 * difference.
 */
final class MapValues {
    private MapValues() {}

    static boolean equal(Map<?, ?> a, Map<?, ?> b) {
        return covers(a, b, false) && covers(b, a, false);
    }

    static boolean same(Map<?, ?> a, Map<?, ?> b) {
        return covers(a, b, true) && covers(b, a, true);
    }

    private static boolean covers(Map<?, ?> a, Map<?, ?> b, boolean asSame) {
        for (Map.Entry<?, ?> entry : b.entrySet()) {
            Object ours = a.get(entry.getKey());
            if (asSame ? !Values.same(ours, entry.getValue()) : !Values.equalOrBothNull(ours, entry.getValue())) {
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

    /** Compares the entries by name, as if those that are missing were null. */
    static int compare(Map<?, ?> a, Map<?, ?> b) {
        TreeMap<Object, Object> names = new TreeMap<>(Values::compare);
        a.keySet().forEach(name -> names.put(name, name));
        b.keySet().forEach(name -> names.put(name, name));
        for (Object name : names.keySet()) {
            int order = ValueOrder.compareNullsFirst(a.get(name), b.get(name));
            if (order != 0) {
                return order;
            }
        }
        return 0;
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
