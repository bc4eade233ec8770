package dev.millrace.benchmarks.hand;

import java.util.Arrays;

/**
 * The slots of the to-dos of each parent, as lists that run through one array by slot. Linked one way: a to-do changes its parent
 * seldom, and is looked for among its about 100 siblings then.
 */
final class Children {

    /** Ends a list. */
    static final int NONE = -1;

    /** Slots plus 1, so that what is new in an array is empty. */
    private int[] first;
    private int[] next;

    Children(int parents, int slots) {
        first = new int[parents];
        next = new int[slots];
    }

    /** The first child of a parent, or none. */
    int first(int parent) {
        return first[parent] - 1;
    }

    /** The child after a child, or none. */
    int next(int slot) {
        return next[slot] - 1;
    }

    void link(int parent, int slot) {
        if (parent >= first.length) {
            first = Arrays.copyOf(first, Math.max(parent + 1, 2 * first.length));
        }
        if (slot >= next.length) {
            next = Arrays.copyOf(next, Math.max(slot + 1, next.length + (next.length >> 1)));
        }
        next[slot] = first[parent];
        first[parent] = slot + 1;
    }

    void unlink(int parent, int slot) {
        int link = slot + 1;
        if (first[parent] == link) {
            first[parent] = next[slot];
            return;
        }
        int before = first[parent] - 1;
        while (next[before] != link) {
            before = next[before] - 1;
        }
        next[before] = next[slot];
    }
}
