package dev.millrace.benchmarks.hand;

import java.util.Arrays;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import dev.millrace.benchmarks.workload.Todo;

/**
 * The to-dos by slot, and their slots by id. A row keeps its slot until it is removed. The hash table holds slots only: the ids are read
 * from the rows, which an update has to read anyway.
 */
final class TodoTable {

    private static final long GOLDEN = 0x9e3779b97f4a7c15L;
    private static final int LEAST = 16;

    private @Nullable Todo[] rows;
    private int used;
    private int[] free = new int[LEAST];
    private int freed;
    /** Slots plus 1 by hash; 0 is empty. At most half of it is taken. */
    private int[] places;
    private int shift;

    TodoTable(Todo[] todos) {
        rows = new Todo[Math.max(LEAST, todos.length)];
        int bits = Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(LEAST, 2 * todos.length) - 1);
        places = new int[1 << bits];
        shift = Long.SIZE - bits;
        for (Todo todo : todos) {
            add(todo);
        }
    }

    /** All slots are below it. */
    int used() {
        return used;
    }

    /** What is in a slot, none if it is free. */
    @Nullable
    Todo at(int slot) {
        return rows[slot];
    }

    /** What is in a slot that is known to be taken. */
    Todo row(int slot) {
        return Objects.requireNonNull(rows[slot]);
    }

    /** The slot of an id that is there. */
    int slot(long id) {
        int[] held = places;
        int mask = held.length - 1;
        for (int place = hash(id);; place = place + 1 & mask) {
            int slot = held[place] - 1;
            if (slot < 0) {
                throw new IllegalArgumentException("There is no to-do with the id " + id + ": insert it first");
            }
            if (row(slot).id() == id) {
                return slot;
            }
        }
    }

    /** Puts a row in place of the one in a slot, which it answers. */
    Todo replace(int slot, Todo after) {
        Todo before = row(slot);
        rows[slot] = after;
        return before;
    }

    /** Takes a row in, and answers its slot. */
    int add(Todo todo) {
        if (2 * (used - freed + 1) > places.length) {
            growPlaces();
        }
        int place = freePlace(todo.id());
        int slot = freed > 0 ? free[--freed] : nextSlot();
        rows[slot] = todo;
        places[place] = slot + 1;
        return slot;
    }

    /** Removes a row that is there, and answers the slot that it had. */
    int remove(long id) {
        int slot = slot(id);
        int mask = places.length - 1;
        int hole = hash(id);
        while (places[hole] != slot + 1) {
            hole = hole + 1 & mask;
        }
        for (int place = hole + 1 & mask; places[place] != 0; place = place + 1 & mask) {
            int home = hash(row(places[place] - 1).id());
            if ((place - home & mask) >= (place - hole & mask)) {
                places[hole] = places[place];
                hole = place;
            }
        }
        places[hole] = 0;
        rows[slot] = null;
        if (freed == free.length) {
            free = Arrays.copyOf(free, 2 * freed);
        }
        free[freed++] = slot;
        return slot;
    }

    private int nextSlot() {
        if (used == rows.length) {
            rows = Arrays.copyOf(rows, used + (used >> 1));
        }
        return used++;
    }

    private int freePlace(long id) {
        int mask = places.length - 1;
        int place = hash(id);
        while (places[place] != 0) {
            if (row(places[place] - 1).id() == id) {
                throw new IllegalArgumentException("A to-do with the id " + id + " is there: update it");
            }
            place = place + 1 & mask;
        }
        return place;
    }

    private void growPlaces() {
        places = new int[2 * places.length];
        shift--;
        for (int slot = 0; slot < used; slot++) {
            Todo todo = rows[slot];
            if (todo != null) {
                places[freePlace(todo.id())] = slot + 1;
            }
        }
    }

    private int hash(long id) {
        return (int) (id * GOLDEN >>> shift);
    }
}
