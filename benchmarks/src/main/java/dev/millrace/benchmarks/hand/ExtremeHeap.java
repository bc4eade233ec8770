package dev.millrace.benchmarks.hand;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

import dev.millrace.benchmarks.workload.Todo;

/**
 * The earliest to-do of a table, or the latest if times are turned round: a binary heap of times and slots. What leaves stays in it until
 * it is on top, where the table tells that it is gone; so a change that is not on top costs next to nothing.
 */
final class ExtremeHeap {

    private static final int LEAST = 1024;

    private final TodoTable todos;
    private final long sign;
    private long[] times;
    private int[] slots;
    private int size;

    /**
     * Takes all rows in.
     *
     * @param sign 1 for the earliest, -1 for the latest
     */
    ExtremeHeap(TodoTable todos, int sign) {
        this.todos = todos;
        this.sign = sign;
        this.times = new long[Math.max(LEAST, 2 * todos.used())];
        this.slots = new int[times.length];
        fill();
    }

    private void fill() {
        size = 0;
        for (int slot = 0; slot < todos.used(); slot++) {
            Todo todo = todos.at(slot);
            if (todo != null) {
                times[size] = sign * todo.createdAt();
                slots[size++] = slot;
            }
        }
        for (int at = size / 2 - 1; at >= 0; at--) {
            sink(at, times[at], slots[at]);
        }
    }

    /** Takes a row in that the table holds; one that was there at another time is told apart by it. */
    void add(int slot, Todo todo) {
        if (size == times.length) {
            makeRoom();
            return;
        }
        long time = sign * todo.createdAt();
        int at = size++;
        while (at > 0) {
            int above = at - 1 >>> 1;
            if (times[above] <= time) {
                break;
            }
            times[at] = times[above];
            slots[at] = slots[above];
            at = above;
        }
        times[at] = time;
        slots[at] = slot;
    }

    /** Leaves out what is gone, which is half of it if the table has not grown; the table has the new row already. */
    private void makeRoom() {
        if (2 * todos.used() > times.length) {
            times = Arrays.copyOf(times, 2 * times.length);
            slots = Arrays.copyOf(slots, times.length);
        }
        fill();
    }

    /** The extreme of the rows that are there; 0 if there are none. */
    long extreme() {
        while (size > 0 && isGone(todos.at(slots[0]))) {
            size--;
            sink(0, times[size], slots[size]);
        }
        return size == 0 ? 0 : sign * times[0];
    }

    private boolean isGone(@Nullable Todo now) {
        return now == null || sign * now.createdAt() != times[0];
    }

    private void sink(int from, long time, int slot) {
        int at = from;
        for (int below = 2 * at + 1; below < size; below = 2 * at + 1) {
            if (below + 1 < size && times[below + 1] < times[below]) {
                below++;
            }
            if (time <= times[below]) {
                break;
            }
            times[at] = times[below];
            slots[at] = slots[below];
            at = below;
        }
        times[at] = time;
        slots[at] = slot;
    }
}
