package dev.millrace.engine.internal.store;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Immutable things that were made or taken lately, by what decides about them: who needs an equal one takes that, so that thousands of
 * queries of a form hold one. Of things that nobody needs any more a few stay. O(1). Confined to the writer of its engine.
 */
public final class Recent {

    private static final int MOST = 256;
    private static final float LOAD = 0.75f;

    /** Those that were taken longest ago in front. */
    private final Map<Object, Object> things = new LinkedHashMap<>(MOST / 4, LOAD, true);

    /** Nothing yet. */
    public Recent() {
    }

    /**
     * A thing.
     *
     * @param <T> its type
     * @param key decides about it, and about no thing of another type
     * @param type its type
     * @param maker makes it, unless there is one
     * @return one that was made by an equal key
     */
    public <T> T of(Object key, Class<T> type, Supplier<? extends T> maker) {
        Object known = things.get(key);
        if (known == null) {
            known = maker.get();
            things.put(key, known);
            forgetEldest();
        }
        return type.cast(known);
    }

    /**
     * A thing that is its own key.
     *
     * @param <T> its type
     * @param thing an immutable value
     * @return that or an equal one
     */
    @SuppressWarnings("unchecked") // equal things are of one type
    public <T> T same(T thing) {
        Object known = things.putIfAbsent(thing, thing);
        if (known == null) {
            forgetEldest();
            return thing;
        }
        return (T) known;
    }

    private void forgetEldest() {
        if (things.size() > MOST) {
            Iterator<Object> eldest = things.keySet().iterator();
            eldest.next();
            eldest.remove();
        }
    }
}
