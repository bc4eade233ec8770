package dev.millrace.engine.internal.store;

import java.util.function.Consumer;

import org.eclipse.collections.impl.map.mutable.UnifiedMap;
import org.jspecify.annotations.Nullable;

/**
 * A hash map whose table becomes smaller again when most of its entries are gone: one that many queries have filled would take its room for
 * ever. Amortised expected O(1).
 *
 * @param <K> the type of the keys
 * @param <V> the type of the values
 */
public final class ShrinkingMap<K, V> {

    /** Tables of fewer are left as they are. */
    private static final int MANY = 64;

    private final UnifiedMap<K, V> entries = UnifiedMap.newMap();
    /** The most there were since the table was made. */
    private int most;

    /** An empty map. */
    public ShrinkingMap() {
    }

    /**
     * The value of a key.
     *
     * @param key the key
     * @return null if there is none
     */
    public @Nullable V get(K key) {
        return entries.get(key);
    }

    /**
     * Puts a value, or removes the one there is.
     *
     * @param key its key
     * @param value the value; null for none
     * @return the one that it replaces; null if there was none
     */
    public @Nullable V put(K key, @Nullable V value) {
        if (value == null) {
            V known = entries.get(key);
            remove(key);
            return known;
        }
        V known = entries.put(key, value);
        most = Math.max(most, entries.size());
        return known;
    }

    /**
     * Removes a key, if it is there.
     *
     * @param key the key
     */
    public void remove(K key) {
        entries.removeKey(key);
        if (isMostlyEmpty(entries.size(), most)) {
            entries.trimToSize();
            most = entries.size();
        }
    }

    /**
     * Hands out all values, in no particular order.
     *
     * @param consumer takes each; it must leave the map as it is
     */
    public void forEach(Consumer<? super V> consumer) {
        entries.forEachValue(consumer::accept);
    }

    /** Whether a table that had so many is to be made smaller. */
    static boolean isMostlyEmpty(int size, int most) {
        return most > MANY && size < most >> 2;
    }
}
