package dev.millrace.collections.history;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import dev.millrace.sync.api.Mutation;

/** The backend's own rows, and the log of those changes of them that the collection has not been shown. */
final class ServerRows {

    private record Entry(long sequence, Object key, @Nullable Map<String, @Nullable Object> row) {
    }

    /** Some changes from the log; a null row is a delete. */
    record Part(Map<Object, @Nullable Map<String, @Nullable Object>> rows, long position) {
    }

    private final Predicate<Map<String, @Nullable Object>> valid;
    private final Map<Object, Map<String, @Nullable Object>> rows = new TreeMap<>();
    private final Deque<Entry> log = new ArrayDeque<>();
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
        if (row == null) {
            rows.remove(key);
        } else {
            rows.put(key, new LinkedHashMap<>(row));
        }
        log.add(new Entry(++sequence, key, row));
    }

    /** Does what a write asks for, if it can be done. */
    boolean process(ModelWrite write) {
        Map<String, @Nullable Object> present = rows.get(write.key);
        boolean wantsAbsent = write.kind == Mutation.Kind.INSERT;
        Map<String, @Nullable Object> next = write.over(present);
        if (wantsAbsent != (present == null) || next != null && !valid.test(next)) {
            return false;
        }
        change(write.key, next);
        write.processed = sequence;
        return true;
    }

    /** Takes the oldest changes from the log. */
    Part take(int count) {
        Map<Object, @Nullable Map<String, @Nullable Object>> changes = new LinkedHashMap<>();
        long position = log.isEmpty() ? ++sequence : 0;
        for (int i = 0; i < count && !log.isEmpty(); i++) {
            Entry entry = log.poll();
            changes.put(entry.key(), entry.row());
            position = entry.sequence();
        }
        return new Part(changes, position);
    }

    /** Everything there is, as of now. */
    Part all() {
        log.clear();
        Map<Object, @Nullable Map<String, @Nullable Object>> all = new LinkedHashMap<>(rows);
        return new Part(all, sequence);
    }

    /** The history is lost; positions begin anew. */
    void restart(long from) {
        log.clear();
        sequence = from;
    }
}
