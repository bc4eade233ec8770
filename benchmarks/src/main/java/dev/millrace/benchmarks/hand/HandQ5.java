package dev.millrace.benchmarks.hand;

import java.util.Arrays;

import dev.millrace.benchmarks.workload.Checksum;
import dev.millrace.benchmarks.workload.Todo;

/**
 * Q5: count, sum and latest of each project, and its to-dos, which are read again when the latest one leaves. A group keeps a place when
 * its count is 0.
 */
final class HandQ5 extends HandProgram {

    private static final int COUNT = 0;
    private static final int SUM = 1;
    private static final int LATEST = 2;
    private static final int ID = 3;
    private static final int WIDTH = 4;
    private static final byte TOUCHED = 1;
    private static final byte STALE = 2;

    private final LongIndex groups = new LongIndex();
    private final Children children;
    /** Of each group what the constants say, side by side. */
    private long[] totals;
    private byte[] states;
    /** The groups that a step touched, each once, with their totals before. */
    private int[] touched = new int[2];
    private long[] before = new long[2 * WIDTH];
    private int touches;

    HandQ5(HandTables tables, HandListener listener) {
        super(tables, listener);
        int expected = tables.projects().size() + 1;
        children = new Children(expected, todos.used());
        totals = new long[expected * WIDTH];
        states = new byte[expected];
    }

    @Override
    void open() {
        RowChunk chunk = new RowChunk();
        while (chunk.read(todos)) {
            for (int i = 0; i < chunk.size; i++) {
                take(group(chunk.projectIds[i]), chunk.slots[i], chunk.priorities[i], chunk.created[i]);
            }
        }
        for (int group = 0; group < groups.size(); group++) {
            listener.changed(null, row(totals, group));
        }
    }

    @Override
    void update(int slot, Todo replaced, Todo after) {
        if (change(slot, replaced, after)) {
            finish();
        }
    }

    @Override
    void update(int[] slots, Todo[] replaced, int count) {
        for (int i = 0; i < count; i++) {
            change(slots[i], replaced[i], todos.row(slots[i]));
        }
        finish();
    }

    @Override
    void insert(int slot, Todo todo) {
        enter(slot, todo);
        finish();
    }

    @Override
    void delete(int slot, Todo todo) {
        leave(slot, todo);
        finish();
    }

    private boolean change(int slot, Todo replaced, Todo after) {
        if (replaced.projectId() != after.projectId()) {
            leave(slot, replaced);
            enter(slot, after);
            return true;
        }
        if (replaced.priority() == after.priority() && replaced.createdAt() == after.createdAt()) {
            return false;
        }
        int group = groups.find(after.projectId());
        touch(group);
        int at = group * WIDTH;
        totals[at + SUM] += after.priority() - replaced.priority();
        if (after.createdAt() >= totals[at + LATEST]) {
            totals[at + LATEST] = after.createdAt();
        } else if (replaced.createdAt() == totals[at + LATEST]) {
            states[group] |= STALE;
        }
        return true;
    }

    private void enter(int slot, Todo todo) {
        int group = group(todo.projectId());
        touch(group);
        take(group, slot, todo.priority(), todo.createdAt());
    }

    private void leave(int slot, Todo todo) {
        int group = groups.find(todo.projectId());
        touch(group);
        children.unlink(group, slot);
        int at = group * WIDTH;
        totals[at + COUNT]--;
        totals[at + SUM] -= todo.priority();
        if (todo.createdAt() == totals[at + LATEST]) {
            states[group] |= STALE;
        }
    }

    private void take(int group, int slot, int priority, long created) {
        children.link(group, slot);
        int at = group * WIDTH;
        long latest = totals[at + LATEST];
        totals[at + LATEST] = totals[at + COUNT]++ == 0 ? created : Math.max(latest, created);
        totals[at + SUM] += priority;
    }

    private int group(long projectId) {
        int group = groups.add(projectId);
        if (group >= states.length) {
            states = Arrays.copyOf(states, 2 * group);
            totals = Arrays.copyOf(totals, 2 * group * WIDTH);
        }
        totals[group * WIDTH + ID] = projectId;
        return group;
    }

    private void touch(int group) {
        if (states[group] == 0) {
            states[group] = TOUCHED;
            if (touches == touched.length) {
                touched = Arrays.copyOf(touched, 2 * touches);
                before = Arrays.copyOf(before, 2 * touches * WIDTH);
            }
            System.arraycopy(totals, group * WIDTH, before, touches * WIDTH, WIDTH);
            touched[touches++] = group;
        }
    }

    private void finish() {
        for (int i = 0; i < touches; i++) {
            int group = touched[i];
            if ((states[group] & STALE) != 0) {
                findLatest(group);
            }
            states[group] = 0;
            long count = totals[group * WIDTH + COUNT];
            long countBefore = before[i * WIDTH + COUNT];
            if (count + countBefore > 0 && differs(i, group)) {
                listener.changed(countBefore == 0 ? null : row(before, i), count == 0 ? null : row(totals, group));
            }
        }
        touches = 0;
    }

    private boolean differs(int touch, int group) {
        int from = touch * WIDTH;
        int at = group * WIDTH;
        return before[from + COUNT] != totals[at + COUNT] || before[from + SUM] != totals[at + SUM]
                || before[from + LATEST] != totals[at + LATEST];
    }

    private void findLatest(int group) {
        long latest = Long.MIN_VALUE;
        for (int slot = children.first(group); slot != Children.NONE; slot = children.next(slot)) {
            latest = Math.max(latest, todos.row(slot).createdAt());
        }
        totals[group * WIDTH + LATEST] = latest;
    }

    private static ProjectTotals row(long[] totals, int index) {
        int at = index * WIDTH;
        return new ProjectTotals(totals[at + ID], totals[at + COUNT], totals[at + SUM], totals[at + LATEST]);
    }

    @Override
    void checksum(Checksum into) {
        for (int group = 0; group < groups.size(); group++) {
            ProjectTotals row = row(totals, group);
            if (row.count() > 0) {
                into.add(into.row().add(row.projectId()).add(row.count()).add(row.sum()).add(row.latest()));
            }
        }
    }
}
