package dev.millrace.benchmarks.hand;

import dev.millrace.benchmarks.workload.Checksum;
import dev.millrace.benchmarks.workload.Todo;

/** The latest to-dos, read from an order of all of them that other such queries share. */
final class HandLatest extends HandProgram {

    private final LatestIndex index;
    private final int limit;

    /** With an order of its own. */
    HandLatest(HandTables tables, HandListener listener, int limit) {
        super(tables, listener);
        this.index = new LatestIndex(todos);
        this.limit = limit;
    }

    /** With the order of another one. */
    HandLatest(HandLatest other, int limit) {
        super(other.tables, other.listener);
        this.index = other.index;
        this.limit = limit;
    }

    @Override
    void open() {
        for (int at = 0; at < shown(); at++) {
            listener.changed(null, index.at(at));
        }
    }

    private int shown() {
        return Math.min(limit, index.size());
    }

    @Override
    void update(int slot, Todo before, Todo after) {
        int from = index.remove(slot, before);
        int to = index.add(slot, after);
        if (from < limit && to < limit) {
            listener.changed(before, after);
        } else if (from < limit) {
            listener.changed(before, null);
            listener.changed(null, index.at(limit - 1));
        } else if (to < limit) {
            listener.changed(index.at(limit), null);
            listener.changed(null, after);
        }
    }

    @Override
    void insert(int slot, Todo todo) {
        if (index.add(slot, todo) < limit) {
            if (index.size() > limit) {
                listener.changed(index.at(limit), null);
            }
            listener.changed(null, todo);
        }
    }

    @Override
    void delete(int slot, Todo todo) {
        if (index.remove(slot, todo) < limit) {
            listener.changed(todo, null);
            if (index.size() >= limit) {
                listener.changed(null, index.at(limit - 1));
            }
        }
    }

    @Override
    void checksum(Checksum into) {
        for (int at = 0; at < shown(); at++) {
            into.add(index.at(at));
        }
    }
}
