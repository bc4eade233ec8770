package dev.millrace.engine.internal.store;

import java.util.Arrays;

/**
 * Lists of slots in one array. A list is known by where it begins, an even number that changes when the list outgrows its room or
 * leaves most of it empty. Rooms are 4, 6, 8, 12, 16, 24 ... ints, two of which are taken by the list's capacity and its length; so
 * a list of many slots takes 4 to 6 bytes a slot, and one of two takes 16 bytes. Room that is given back is used again by lists of
 * the same size; when more than a third lies idle the owner is to {@link #copy} all lists into a new object.
 */
final class SlotChunks {

    private static final int HEAD = 2;
    private static final int SMALLEST = 16;
    /** Below this nothing is gained by copying. */
    private static final int MUCH = 1024;

    /** Each list: capacity, length, slots. In a room that is idle the first int is the next such room, or 0. */
    private int[] ints;
    private int used = HEAD; // no list begins at 0
    private int idle;
    /** The first idle room of each size. */
    private final int[] idleRooms = new int[60];

    SlotChunks() {
        this(SMALLEST);
    }

    private SlotChunks(int capacity) {
        ints = new int[capacity];
    }

    /** A new list of two slots. */
    int pair(int first, int second) {
        int at = allocate(HEAD + 2);
        ints[at + 1] = 2;
        ints[at + HEAD] = first;
        ints[at + HEAD + 1] = second;
        return at;
    }

    int length(int at) {
        return ints[at + 1];
    }

    int get(int at, int place) {
        return ints[at + HEAD + place];
    }

    void set(int at, int place, int slot) {
        ints[at + HEAD + place] = slot;
    }

    /** The array that holds all lists; valid until the next change. */
    int[] array() {
        return ints;
    }

    /** Where the slots of a list begin in {@link #array}. */
    static int slotsAt(int at) {
        return at + HEAD;
    }

    /** Puts a slot before the one at a place; returns where the list is now. */
    int insert(int at, int place, int slot) {
        int length = length(at);
        int to = length + HEAD == ints[at] ? move(at, length + HEAD + 1) : at;
        int from = to + HEAD + place;
        System.arraycopy(ints, from, ints, from + 1, length - place);
        ints[from] = slot;
        ints[to + 1] = length + 1;
        return to;
    }

    /** Takes the slot at a place out, moving those behind it; returns where the list is now. */
    int remove(int at, int place) {
        int from = at + HEAD + place;
        int length = length(at) - 1;
        System.arraycopy(ints, from + 1, ints, from, length - place);
        ints[at + 1] = length;
        return ints[at] > 2 * HEAD && (length + HEAD) * 5L < ints[at] * 2L ? move(at, length + HEAD) : at;
    }

    /** Gives up a list. */
    void release(int at) {
        int size = ints[at];
        int sizeClass = sizeClass(size);
        ints[at] = idleRooms[sizeClass];
        idleRooms[sizeClass] = at;
        idle += size;
    }

    /** Whether so much lies idle that all lists should be copied into a new object. */
    boolean isWasteful() {
        return used > MUCH && idle > used / 3;
    }

    /** An object with room for these lists. */
    SlotChunks emptyCopy() {
        return new SlotChunks(Math.max(SMALLEST, used - idle + HEAD));
    }

    /** Copies a list of another object to this one; returns where it is here. */
    int copy(SlotChunks from, int at) {
        int length = from.length(at);
        int to = allocate(length + HEAD);
        System.arraycopy(from.ints, at + 1, ints, to + 1, length + 1);
        return to;
    }

    /** Whether no list is left. */
    boolean isEmpty() {
        return used - idle == HEAD;
    }

    long bytes() {
        return Bytes.ofInts(ints.length) + Bytes.ofInts(idleRooms.length) + Bytes.HEADER;
    }

    private int move(int at, int needed) {
        int to = allocate(needed);
        System.arraycopy(ints, at + 1, ints, to + 1, length(at) + 1);
        release(at);
        return to;
    }

    private int allocate(int needed) {
        int sizeClass = sizeClass(needed);
        int size = size(sizeClass);
        int at = idleRooms[sizeClass];
        if (at != 0) {
            idleRooms[sizeClass] = ints[at];
            idle -= size;
        } else {
            at = used;
            used = Math.addExact(used, size);
            if (used > ints.length) {
                ints = Arrays.copyOf(ints, Bytes.grown(ints.length, used));
            }
        }
        ints[at] = size;
        return at;
    }

    private static int size(int sizeClass) {
        return ((sizeClass & 1) == 0 ? 4 : 6) << (sizeClass >> 1);
    }

    /** The least class whose size suffices. */
    private static int sizeClass(int needed) {
        if (needed <= 4) {
            return 0;
        }
        int power = Integer.SIZE - 1 - Integer.numberOfLeadingZeros(needed - 1); // 2^power < needed <= 2^(power + 1)
        return 2 * (power - 2) + (needed <= 3 << (power - 1) ? 1 : 2);
    }
}
