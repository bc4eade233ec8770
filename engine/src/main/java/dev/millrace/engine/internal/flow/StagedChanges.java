package dev.millrace.engine.internal.flow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.RowState;
import dev.millrace.engine.internal.store.Scratch;
import dev.millrace.query.Identity;
import dev.millrace.query.value.Values;

/** The changes of one commit to one table before they are switched in: the last for each key, in order of first mention. */
final class StagedChanges {

    /** Up to this many changes are searched one by one; beyond, an index is kept. */
    private static final int FEW = 8;

    private List<Object> keys = new ArrayList<>();
    private List<@Nullable Object> rows = new ArrayList<>();
    private List<RowState> states = new ArrayList<>();
    private Map<Identity, Integer> places = new HashMap<>();

    void put(Object key, @Nullable Object row, RowState state) {
        int place = find(key);
        if (place >= 0) {
            rows.set(place, row);
            states.set(place, state);
            return;
        }
        keys.add(key);
        rows.add(row);
        states.add(state);
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

    @Nullable
    Object row(int place) {
        return rows.get(place);
    }

    RowState state(int place) {
        return states.get(place);
    }

    void clear() {
        if (keys.size() > Scratch.MOST_KEPT) {
            keys = new ArrayList<>();
            rows = new ArrayList<>();
            states = new ArrayList<>();
        } else {
            keys.clear();
            rows.clear();
            states.clear();
        }
        if (places.size() > FEW * FEW) {
            places = new HashMap<>(); // to clear a map that was large once costs as much every time
        } else {
            places.clear();
        }
    }

    private int find(Object key) {
        if (!places.isEmpty()) {
            Integer place = places.get(new Identity.Of(key));
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
            places.put(new Identity.Of(keys.get(i)), i);
        }
    }
}
