package dev.millrace.collections.history;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import dev.millrace.sync.api.Mutation;

/** The backend's own rows, and the log of those changes of them that the collection has not been shown. */
final class ServerRows {

    private record Entry(long sequence, Object key, @Nullable Map<String, @Nullable Object> row,
            @Nullable ModelWrite write) {
    }

    /** Some changes from the log; a null row is a delete. What writes they show is told by the writes themselves. */
    record Part(Map<Object, @Nullable Map<String, @Nullable Object>> rows, Place place, Set<ModelWrite> writes) {
    }

    private final Predicate<Map<String, @Nullable Object>> valid;
    private final Map<Object, Map<String, @Nullable Object>> rows = new TreeMap<>();
    private final Deque<Entry> log = new ArrayDeque<>();
    /** Whatever was done, also in a life that is over. */
    private final Set<ModelWrite> done = new LinkedHashSet<>();
    private int life;
    private long sequence = 10;

    ServerRows(Predicate<Map<String, @Nullable Object>> valid) {
        this.valid = valid;
    }

    @Nullable
    Map<String, @Nullable Object> get(Object key) {
        return rows.get(key);
    }

    Map<Object, Map<String, @Nullable Object>> rows() {
        return rows;
    }

    /** Another client changes a row; null deletes it. */
    void change(Object key, @Nullable Map<String, @Nullable Object> row) {
        change(key, row, null);
    }

    private void change(Object key, @Nullable Map<String, @Nullable Object> row, @Nullable ModelWrite write) {
        if (row == null) {
            rows.remove(key);
        } else {
            rows.put(key, new LinkedHashMap<>(row));
        }
        log.add(new Entry(++sequence, key, row, write));
    }

    /** Does what a write asks for, if it can be done. */
    boolean process(ModelWrite write) {
        Map<String, @Nullable Object> present = rows.get(write.key);
        boolean wantsAbsent = write.kind == Mutation.Kind.INSERT;
        Map<String, @Nullable Object> next = write.over(present);
        if (wantsAbsent != (present == null) || next != null && !valid.test(next)) {
            return false;
        }
        change(write.key, next, write);
        write.processed = new Place(life, sequence);
        done.add(write);
        return true;
    }

    /** Takes the oldest changes from the log. */
    Part take(int count) {
        Map<Object, @Nullable Map<String, @Nullable Object>> changes = new LinkedHashMap<>();
        Set<ModelWrite> writes = new LinkedHashSet<>();
        long position = log.isEmpty() ? ++sequence : 0;
        for (int i = 0; i < count && !log.isEmpty(); i++) {
            Entry entry = log.remove();
            changes.put(entry.key(), entry.row());
            position = entry.sequence();
            if (entry.write() != null) {
                writes.add(entry.write());
            }
        }
        return new Part(changes, new Place(life, position), writes);
    }

    /** Everything there is, as of now; the log goes on from here. */
    Part all() {
        log.clear();
        return new Part(new LinkedHashMap<>(rows), new Place(life, sequence), Set.copyOf(done));
    }

    /** The history is lost, but not the rows; another begins. */
    void restart(long from) {
        log.clear();
        life++;
        sequence = from;
    }

    int life() {
        return life;
    }
}
