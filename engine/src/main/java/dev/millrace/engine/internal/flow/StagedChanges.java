package dev.millrace.engine.internal.flow;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.collections.api.block.HashingStrategy;
import org.eclipse.collections.impl.map.strategy.mutable.UnifiedMapWithHashingStrategy;
import org.jspecify.annotations.Nullable;

import dev.millrace.query.value.Values;

/** The changes of one commit to one table before they are switched in: the last for each key, in order of first mention. */
final class StagedChanges {

    /** Up to this many changes are searched one by one; beyond, an index is kept. */
    private static final int FEW = 8;

    private static final HashingStrategy<Object> BY_VALUE = new HashingStrategy<>() {
        private static final long serialVersionUID = 1L;

        @Override
        public int computeHashCode(Object key) {
            return Values.hash(key);
        }

        @Override
        public boolean equals(Object a, Object b) {
            return Values.equal(a, b);
        }
    };

    private final List<Object> keys = new ArrayList<>();
    private final List<@Nullable Object> rows = new ArrayList<>();
    private final UnifiedMapWithHashingStrategy<Object, Integer> places = new UnifiedMapWithHashingStrategy<>(BY_VALUE);

    void put(Object key, @Nullable Object row) {
        int place = find(key);
        if (place >= 0) {
            rows.set(place, row);
            return;
        }
        keys.add(key);
        rows.add(row);
        if (keys.size() > FEW) {
            index();
        }
    }

    boolean isEmpty() {
        return keys.isEmpty();
    }

    int size() {
        return keys.size();
    }

    Object key(int place) {
        return keys.get(place);
    }

    @Nullable Object row(int place) {
        return rows.get(place);
    }

    void clear() {
        keys.clear();
        rows.clear();
        if (places.notEmpty()) {
            places.clear();
        }
    }

    private int find(Object key) {
        if (places.notEmpty()) {
            Integer place = places.get(key);
            return place == null ? -1 : place;
        }
        for (int i = 0; i < keys.size(); i++) {
            if (Values.equal(keys.get(i), key)) {
                return i;
            }
        }
        return -1;
    }

    private void index() {
        for (int i = places.size(); i < keys.size(); i++) {
            places.put(keys.get(i), i);
        }
    }
}
