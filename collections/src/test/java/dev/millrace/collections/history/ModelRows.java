package dev.millrace.collections.history;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import dev.millrace.collections.WriteState;
import dev.millrace.sync.api.Mutation;

/**
 * What a collection should hold: base rows and, for each key, the writes over it, oldest first. Laws 22, 26, 27 and 34
 * in maps and lists, recomputed from scratch whenever somebody looks.
 */
final class ModelRows {

    private final Predicate<Map<String, @Nullable Object>> valid;
    private final Map<Object, Map<String, @Nullable Object>> base = new TreeMap<>();
    private final Map<Object, List<ModelWrite>> pending = new TreeMap<>();
    private @Nullable Place reached;

    ModelRows(Predicate<Map<String, @Nullable Object>> valid) {
        this.valid = valid;
    }

    @Nullable
    Map<String, @Nullable Object> base(Object key) {
        return base.get(key);
    }

    /** The base row with the writes over it, as far as the row type takes them. */
    @Nullable
    Map<String, @Nullable Object> visible(Object key) {
        Map<String, @Nullable Object> row = base.get(key);
        for (ModelWrite write : pending(key)) {
            Map<String, @Nullable Object> next = write.over(row);
            write.conflict = next != null && !valid.test(next);
            row = write.conflict ? row : next;
        }
        return row;
    }

    List<ModelWrite> pending(Object key) {
        return pending.getOrDefault(key, List.of());
    }

    boolean hasPending() {
        return !pending.isEmpty();
    }

    @Nullable
    Place reached() {
        return reached;
    }

    /** The writes that the backend has been sent and has not answered. */
    List<ModelWrite> asked() {
        return pending.values().stream().map(writes -> writes.get(0))
                .filter(write -> write.state == WriteState.PERSISTING).toList();
    }

    void add(ModelWrite write) {
        List<ModelWrite> writes = pending.computeIfAbsent(write.key, key -> new ArrayList<>());
        writes.add(write);
        if (writes.size() == 1) {
            send(write);
        }
    }

    private void send(ModelWrite write) {
        boolean wantsAbsent = write.kind == Mutation.Kind.INSERT;
        if (wantsAbsent != (base.get(write.key) == null)) {
            refuse(write);
        } else {
            write.state = WriteState.PERSISTING;
            write.spokenOf = false;
            write.sentOver = base.get(write.key);
        }
    }

    void refuse(ModelWrite write) {
        end(write, WriteState.FAILED);
    }

    private void end(ModelWrite write, WriteState state) {
        write.state = state;
        write.conflict = false;
        List<ModelWrite> writes = pending.get(write.key);
        writes.remove(write);
        if (writes.isEmpty()) {
            pending.remove(write.key);
        } else {
            send(writes.get(0));
        }
    }

    void acceptNow(ModelWrite write) {
        Map<String, @Nullable Object> row = write.over(base.get(write.key));
        if (!write.spokenOf && (row == null || valid.test(row))) {
            putBase(write.key, row);
        }
        end(write, WriteState.CONFIRMED);
    }

    void acceptAt(ModelWrite write, Place place) {
        write.state = WriteState.ACCEPTED;
        write.expected = place;
        if (reached != null && reached.includes(place)) {
            end(write, WriteState.CONFIRMED);
        }
    }

    void refetching() {
        pending.values()
                .forEach(writes -> writes.forEach(write -> write.inNextSnapshot = write.state == WriteState.ACCEPTED));
    }

    /** A batch of changes that leads on; a null row is a delete. */
    void changes(Map<Object, @Nullable Map<String, @Nullable Object>> rows, Place place) {
        rows.forEach(this::putBase);
        rows.keySet().forEach(key -> pending(key).forEach(write -> write.spokenOf = true));
        advance(place, false);
    }

    void snapshot(Map<Object, @Nullable Map<String, @Nullable Object>> rows, Place place) {
        base.clear();
        rows.forEach(this::putBase);
        pending.values().forEach(writes -> writes.forEach(write -> write.spokenOf = true));
        advance(place, true);
    }

    private void putBase(Object key, @Nullable Map<String, @Nullable Object> row) {
        if (row == null) {
            base.remove(key);
        } else {
            base.put(key, new LinkedHashMap<>(row));
        }
    }

    private void advance(Place place, boolean snapshot) {
        reached = place;
        for (List<ModelWrite> writes : List.copyOf(pending.values())) {
            for (ModelWrite write : List.copyOf(writes)) {
                if (write.isConfirmedBy(place, snapshot)) {
                    end(write, WriteState.CONFIRMED);
                }
            }
        }
    }
}
