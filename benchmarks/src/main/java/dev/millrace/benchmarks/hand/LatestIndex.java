package dev.millrace.benchmarks.hand;

import java.util.Arrays;
import java.util.Comparator;

import org.jspecify.annotations.Nullable;

import dev.millrace.benchmarks.workload.Todo;

/** All to-dos by createdAt descending, then id, in two arrays side by side: what changes its place moves all that lies between. */
final class LatestIndex {

    private final TodoTable todos;
    private long[] times;
    private int[] slots;
    private int size;

    LatestIndex(TodoTable todos) {
        this.todos = todos;
        Integer[] sorted = new Integer[todos.used()];
        for (int slot = 0; slot < todos.used(); slot++) {
            if (todos.at(slot) != null) {
                sorted[size++] = slot;
            }
        }
        Arrays.sort(sorted, 0, size, Comparator.comparingLong((Integer slot) -> todos.row(slot).createdAt()).reversed()
                .thenComparing(slot -> todos.row(slot).id()));
        times = new long[Math.max(1, size)];
        slots = new int[times.length];
        for (int at = 0; at < size; at++) {
            slots[at] = sorted[at];
            times[at] = todos.row(slots[at]).createdAt();
        }
    }

    int size() {
        return size;
    }

    /** The row at a place. */
    Todo at(int place) {
        return todos.row(slots[place]);
    }

    /** Puts a row in, and answers its place. */
    int add(int slot, Todo todo) {
        if (size == times.length) {
            times = Arrays.copyOf(times, 2 * size);
            slots = Arrays.copyOf(slots, 2 * size);
        }
        int place = place(todo);
        System.arraycopy(times, place, times, place + 1, size - place);
        System.arraycopy(slots, place, slots, place + 1, size - place);
        times[place] = todo.createdAt();
        slots[place] = slot;
        size++;
        return place;
    }

    /** Takes a slot out by the row that it had, and answers the place. */
    int remove(int slot, Todo todo) {
        int place = place(todo);
        while (slots[place] != slot) {
            place++;
        }
        size--;
        System.arraycopy(times, place + 1, times, place, size - place);
        System.arraycopy(slots, place + 1, slots, place, size - place);
        return place;
    }

    /** The first place of those of the same time whose id is not lower; a slot that is free has no id, and is passed by. */
    private int place(Todo todo) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = low + high >>> 1;
            if (times[middle] > todo.createdAt()) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        while (low < size && times[low] == todo.createdAt() && comesBefore(todos.at(slots[low]), todo)) {
            low++;
        }
        return low;
    }

    private static boolean comesBefore(@Nullable Todo other, Todo todo) {
        return other != null && other.id() < todo.id();
    }
}
