package dev.millrace.benchmarks.hand;

import java.util.Arrays;

import dev.millrace.benchmarks.workload.Checksum;
import dev.millrace.benchmarks.workload.Todo;

/** Q8: counts the to-dos that are not done of each owner and priority. An owner keeps a place when all counts are 0. */
final class HandQ8 extends HandProgram {

    /** The priorities are 0 to 9, so an owner has this many counts. */
    private static final int PRIORITIES = 10;

    private final LongIndex owners = new LongIndex();
    private long[] ownerIds = new long[PRIORITIES];
    private int[] counts = new int[PRIORITIES * PRIORITIES];
    /** The pairs that a step touched, each once, and whether they were in the result before. */
    private int[] touched = new int[2];
    private boolean[] present = new boolean[2];
    private long[] marks = new long[PRIORITIES];
    private int touches;

    HandQ8(HandTables tables, HandListener listener) {
        super(tables, listener);
    }

    /** Counts first, those that are done as 0 rather than by a branch, and tells then. */
    @Override
    void open() {
        RowChunk chunk = new RowChunk();
        while (chunk.read(todos)) {
            for (int i = 0; i < chunk.size; i++) {
                int pair = pair(chunk.ownerIds[i], chunk.priorities[i]);
                counts[pair] += chunk.open[i];
            }
        }
        for (int pair = 0; pair < owners.size() * PRIORITIES; pair++) {
            if (counts[pair] > 0) {
                listener.changed(null, row(pair));
            }
        }
    }

    @Override
    void update(int slot, Todo before, Todo after) {
        if (count(before, after)) {
            finish();
        }
    }

    @Override
    void update(int[] slots, Todo[] before, int count) {
        for (int i = 0; i < count; i++) {
            count(before[i], todos.row(slots[i]));
        }
        finish();
    }

    @Override
    void insert(int slot, Todo todo) {
        if (!todo.done()) {
            add(todo, 1);
            finish();
        }
    }

    @Override
    void delete(int slot, Todo todo) {
        if (!todo.done()) {
            add(todo, -1);
            finish();
        }
    }

    private boolean count(Todo before, Todo after) {
        if (before.done() == after.done()
                && (before.done() || before.priority() == after.priority() && before.ownerId() == after.ownerId())) {
            return false;
        }
        if (!before.done()) {
            add(before, -1);
        }
        if (!after.done()) {
            add(after, 1);
        }
        return true;
    }

    private void add(Todo todo, int change) {
        int pair = pair(todo.ownerId(), todo.priority());
        long bit = 1L << pair;
        if ((marks[pair >> 6] & bit) == 0) {
            marks[pair >> 6] |= bit;
            if (touches == touched.length) {
                touched = Arrays.copyOf(touched, 2 * touches);
                present = Arrays.copyOf(present, 2 * touches);
            }
            touched[touches] = pair;
            present[touches++] = counts[pair] > 0;
        }
        counts[pair] += change;
    }

    private void finish() {
        for (int i = 0; i < touches; i++) {
            int pair = touched[i];
            marks[pair >> 6] = 0;
            boolean is = counts[pair] > 0;
            if (is != present[i]) {
                OwnerPriority row = row(pair);
                listener.changed(is ? null : row, is ? row : null);
            }
        }
        touches = 0;
    }

    private int pair(long ownerId, int priority) {
        if (priority < 0 || priority >= PRIORITIES) {
            throw new IllegalArgumentException("A priority is 0 to 9, not " + priority);
        }
        int owner = owners.add(ownerId);
        if (owner >= ownerIds.length) {
            ownerIds = Arrays.copyOf(ownerIds, 2 * owner);
            counts = Arrays.copyOf(counts, 2 * owner * PRIORITIES);
            marks = Arrays.copyOf(marks, (counts.length >> 6) + 1);
        }
        ownerIds[owner] = ownerId;
        return owner * PRIORITIES + priority;
    }

    private OwnerPriority row(int pair) {
        return new OwnerPriority(ownerIds[pair / PRIORITIES], pair % PRIORITIES);
    }

    @Override
    void checksum(Checksum into) {
        for (int pair = 0; pair < owners.size() * PRIORITIES; pair++) {
            if (counts[pair] > 0) {
                OwnerPriority row = row(pair);
                into.add(into.row().add(row.ownerId()).add(row.priority()));
            }
        }
    }
}
