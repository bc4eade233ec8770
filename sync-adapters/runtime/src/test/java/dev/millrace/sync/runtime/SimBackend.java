package dev.millrace.sync.runtime;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.millrace.sync.api.Mutation;
import dev.millrace.sync.api.Page;
import dev.millrace.sync.api.Position;
import dev.millrace.sync.api.Receipt;
import dev.millrace.sync.api.RowChange;
import dev.millrace.sync.api.SyncException;
import dev.millrace.sync.api.WriteRequest;

/**
 * A backend in memory: rows, one sequence for all changes, small pages, tombstones that are forgotten, an epoch per
 * life. It knows which rows it held at each moment, so that a batch can be held against the truth.
 */
final class SimBackend {

    private static final int PAGE_SIZE = 3;

    private record Entry(@Nullable Todo row, long sequence) {
    }

    private final Map<Long, Entry> entries = new TreeMap<>();
    private final Map<String, Map<Object, Todo>> history = new HashMap<>();
    private final Map<UUID, Receipt> receipts = new HashMap<>();
    private final Map<UUID, Integer> effects = new HashMap<>();
    private int epoch = 1;
    private long sequence;
    private long forgotten;

    SimBackend() {
        remember();
    }

    void put(long key, String title) {
        entries.put(key, new Entry(Todo.of(key, title), ++sequence));
        remember();
    }

    void delete(long key) {
        entries.put(key, new Entry(null, ++sequence));
        remember();
    }

    /** Drops the tombstones: who has not seen them must start again. */
    void forget() {
        forgotten = sequence;
        entries.values().removeIf(entry -> entry.row() == null);
    }

    /** Comes back from an old backup: another epoch, a sequence that has gone back, perhaps fewer rows. */
    void restart() {
        epoch++;
        sequence = sequence / 2;
        entries.keySet().removeIf(key -> key % 3 == 0);
        entries.replaceAll((key, entry) -> new Entry(entry.row(), Math.min(entry.sequence(), sequence)));
        forgotten = sequence;
        remember();
    }

    Page<Todo> fetch(@Nullable Position from) {
        if (from == null) {
            return snapshotPage(Long.MIN_VALUE, token(sequence));
        }
        String[] parts = from.token().split("/");
        return parts[0].equals("page") ? snapshotPage(Long.parseLong(parts[1]), parts[2]) : changesPage(parts[1]);
    }

    Receipt write(WriteRequest<Todo> request) {
        return receipts.computeIfAbsent(request.id(), id -> {
            effects.merge(id, 1, Integer::sum);
            for (Mutation<Todo> mutation : request.mutations()) {
                put((Long) mutation.key(), String.valueOf(mutation.changes().get("title")));
            }
            return Receipt.at(since(sequence));
        });
    }

    Map<UUID, Integer> effects() {
        return effects;
    }

    Map<Object, Todo> rows() {
        Map<Object, Todo> rows = new TreeMap<>();
        entries.forEach((key, entry) -> {
            if (entry.row() != null) {
                rows.put(key, entry.row());
            }
        });
        return rows;
    }

    Position position() {
        return since(sequence);
    }

    /** The rows this backend held when its stream was there; null if it never was. */
    @Nullable
    Map<Object, Todo> rowsAt(Position position) {
        return history.get(position.token());
    }

    private Page<Todo> snapshotPage(long after, String token) {
        checkEpoch(token);
        List<Todo> rows = new ArrayList<>();
        long last = after;
        boolean more = false;
        for (Map.Entry<Long, Entry> entry : entries.entrySet()) {
            Todo row = entry.getValue().row();
            if (entry.getKey() > after && row != null) {
                if (rows.size() == PAGE_SIZE) {
                    more = true;
                    break;
                }
                rows.add(row);
                last = entry.getKey();
            }
        }
        Position next = new Position(String.valueOf(epoch), sequenceOf(token),
                more ? "page/" + last + "/" + token : "since/" + token);
        return Page.snapshot(rows, next, true);
    }

    private Page<Todo> changesPage(String token) {
        checkEpoch(token);
        long from = sequenceOf(token);
        if (from < forgotten || from > sequence) {
            throw SyncException.reset("position " + token + " is not known");
        }
        List<Map.Entry<Long, Entry>> later = entries.entrySet().stream()
                .filter(entry -> entry.getValue().sequence() > from)
                .sorted(Comparator.comparing(entry -> entry.getValue().sequence()))
                .toList();
        List<RowChange<Todo>> changes = new ArrayList<>();
        later.stream().limit(PAGE_SIZE).forEach(entry -> {
            Todo row = entry.getValue().row();
            changes.add(row == null ? RowChange.delete(entry.getKey()) : RowChange.put(row));
        });
        boolean more = later.size() > PAGE_SIZE;
        return Page.changes(changes, since(more ? later.get(PAGE_SIZE - 1).getValue().sequence() : sequence), more);
    }

    private void checkEpoch(String token) {
        if (!token.startsWith(epoch + ":")) {
            throw SyncException.reset("epoch of " + token + " is over");
        }
    }

    private void remember() {
        history.put(position().token(), rows());
    }

    private Position since(long sequence) {
        return new Position(String.valueOf(epoch), sequence, "since/" + token(sequence));
    }

    private String token(long sequence) {
        return epoch + ":" + sequence;
    }

    private static long sequenceOf(String token) {
        return Long.parseLong(token.substring(token.indexOf(':') + 1));
    }
}
