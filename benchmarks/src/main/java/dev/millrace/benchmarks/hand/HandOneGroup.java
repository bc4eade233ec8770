package dev.millrace.benchmarks.hand;

import org.jspecify.annotations.Nullable;

import dev.millrace.benchmarks.workload.Checksum;
import dev.millrace.benchmarks.workload.Todo;

/** All to-dos as one group: count, sum, and the extremes from two heaps. */
final class HandOneGroup extends HandProgram {

    private static final long PROJECT = 1;

    private final ExtremeHeap earliest;
    private final ExtremeHeap latest;
    private long count;
    private long priorities;
    private @Nullable Extent shown;

    HandOneGroup(HandTables tables, HandListener listener) {
        super(tables, listener);
        this.earliest = new ExtremeHeap(todos, 1);
        this.latest = new ExtremeHeap(todos, -1);
    }

    @Override
    void open() {
        for (int slot = 0; slot < todos.used(); slot++) {
            Todo todo = todos.at(slot);
            if (todo != null) {
                count++;
                priorities += todo.priority();
            }
        }
        tell();
    }

    @Override
    void update(int slot, Todo before, Todo after) {
        if (before.createdAt() != after.createdAt()) {
            earliest.add(slot, after);
            latest.add(slot, after);
        } else if (before.priority() == after.priority()) {
            return;
        }
        priorities += after.priority() - before.priority();
        tell();
    }

    @Override
    void insert(int slot, Todo todo) {
        count++;
        priorities += todo.priority();
        earliest.add(slot, todo);
        latest.add(slot, todo);
        tell();
    }

    @Override
    void delete(int slot, Todo todo) {
        count--;
        priorities -= todo.priority();
        tell();
    }

    private void tell() {
        Extent before = shown;
        long first = earliest.extreme();
        long last = latest.extreme();
        if (before != null && before.count() == count && before.priorities() == priorities
                && before.earliest() == first && before.latest() == last) {
            return;
        }
        shown = count == 0 ? null : new Extent(PROJECT, count, priorities, first, last);
        listener.changed(before, shown);
    }

    @Override
    void checksum(Checksum into) {
        if (shown != null) {
            into.add(into.row().add(shown.projectId()).add(shown.count()).add(shown.priorities())
                    .add(shown.earliest()).add(shown.latest()));
        }
    }
}
