package dev.millrace.engine.internal.aggregate;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.store.Bytes;
import dev.millrace.engine.internal.store.CountedTree;
import dev.millrace.engine.internal.store.SlotCursor;
import dev.millrace.engine.internal.store.SlotProbe;
import dev.millrace.engine.internal.store.Visits;

/**
 * Numbers in ascending order, each as often as it was added, with positions: as {@link Ordered}, but without objects. An array while they
 * are few, 12 bytes a number, and a counted tree of slots when they are many. Adding, removing and finding are O(log n). Numbers that are
 * added in a row, as when a group is filled, are put in order together when something else is asked.
 */
final class OrderedLongs {

    private static final long[] NONE = {};
    /** So many numbers stand in an array: to make room in it is faster than to find the way in a tree. */
    private static final int FEW = 256;
    /** A tree of so few is given up. */
    private static final int FEW_AGAIN = 96;
    /** So many are put in order one by one before it is thought that more will be added. */
    private static final int IN_A_ROW = 4;

    private final boolean isDistinct;
    private final Visits visits;
    /** Ascending while they are few; by slot when they are many. */
    private long[] numbers = NONE;
    /** How often each of {@link #numbers} is there. */
    private int[] counts = {};
    private int size;
    /** So many more stand behind those that are in order. */
    private int loose;
    private int addedInARow;
    private @Nullable Slots many;

    /**
     * Holds nothing.
     *
     * @param isDistinct whether a number that is there more than once has one position
     * @param visits counts the nodes that a tree of them searches
     */
    OrderedLongs(boolean isDistinct, Visits visits) {
        this.isDistinct = isDistinct;
        this.visits = visits;
    }

    /** The number of positions. */
    int size() {
        putInOrder();
        return many == null ? size : many.tree.size();
    }

    /** What this takes. */
    long bytes() {
        putInOrder();
        return Bytes.HEADER + Bytes.ofLongs(numbers.length) + Bytes.ofInts(counts.length)
                + (many == null ? 0 : many.bytes());
    }

    /** The number at a position. */
    long get(int position) {
        int at = at(position); // which may put the numbers into another array
        return numbers[at];
    }

    /** How often the number at a position is there. */
    int count(int position) {
        int at = at(position);
        return counts[at];
    }

    private int at(int position) {
        if (position < 0 || position >= size()) {
            throw new IndexOutOfBoundsException("position " + position + " of " + size());
        }
        return many == null ? position : many.tree.select(position);
    }

    /** Adds a number so many times. */
    void add(long number, int times) {
        if (many == null && times == 1 && ++addedInARow > IN_A_ROW) {
            addLoose(number);
            return;
        }
        putInOrder();
        int found = isDistinct ? find(number) : -1;
        if (found >= 0) {
            counts[found] += times;
            return;
        }
        if (many == null && size == FEW) {
            many = new Slots(size);
        }
        if (many != null) {
            many.add(number, times);
        } else {
            insert(place(number), number, times);
        }
    }

    private void addLoose(long number) {
        int place = size + loose;
        if (place == numbers.length) {
            resize(Math.max(8, place + (place >> 1)));
        }
        numbers[place] = number;
        loose++;
    }

    /** Merges the loose numbers with those that are in order. O(n log n) if many are loose. */
    void putInOrder() {
        if (loose > 0) {
            merge(NONE, 0, 0);
        }
    }

    /** Whether they are so few that to {@link #change} them together is faster than one by one. */
    boolean areFew() {
        return many == null;
    }

    /**
     * Adds and removes numbers together, each once, of few. O(all of them together).
     *
     * @param noted those to be added, and from {@code gone} on those to be removed; these are put in order
     * @param added how many are to be added
     * @param gone where those begin that are to be removed
     * @throws IllegalStateException if one is to be removed that is not there
     */
    void change(long[] noted, int added, int gone) {
        for (int i = 0; i < added; i++) {
            addLoose(noted[i]);
        }
        if (gone < noted.length) { // else more may be added, and all put in order together
            Arrays.sort(noted, gone, noted.length);
            merge(noted, gone, noted.length);
        }
    }

    /** Merges the loose numbers with those that are in order, and leaves out some, given in order. */
    private void merge(long[] gone, int from, int to) {
        int end = size + loose;
        Arrays.sort(numbers, size, end);
        long[] all = new long[end];
        int[] theirs = new int[end];
        int merged = 0;
        int ordered = 0;
        int next = size;
        int left = from;
        while (ordered < size || next < end) {
            boolean isLoose = ordered == size || next < end && numbers[next] < numbers[ordered];
            long number = isLoose ? numbers[next] : numbers[ordered];
            int times = isLoose ? 1 : counts[ordered];
            for (; times > 0 && left < to && gone[left] == number; left++) {
                times--;
            }
            if (times == 0) {
                // All of it is gone.
            } else if (isDistinct && merged > 0 && all[merged - 1] == number) {
                theirs[merged - 1] += times;
            } else {
                all[merged] = number;
                theirs[merged++] = times;
            }
            if (isLoose) {
                next++;
            } else {
                ordered++;
            }
        }
        if (left < to) {
            throw absent(gone[left]);
        }
        numbers = all;
        counts = theirs;
        size = merged;
        loose = 0;
        if (size > FEW) {
            many = new Slots(size);
        }
    }

    private static IllegalStateException absent(long number) {
        return new IllegalStateException(number + " is removed from a group that does not hold it");
    }

    /** Removes a number once. */
    void remove(long number) {
        addedInARow = 0;
        putInOrder();
        int found = find(number);
        if (found < 0) {
            throw absent(number);
        }
        counts[found]--;
        if (counts[found] == 0) {
            delete(found);
        }
    }

    /** Removes the number at a position, however often it is there. */
    void removeAt(int position) {
        addedInARow = 0;
        delete(at(position));
    }

    /** Where a number is in the arrays; -1 if it is not there. */
    private int find(long number) {
        int found = many == null ? place(number) : many.find(number);
        return found >= 0 && found < size && numbers[found] == number ? found : -1;
    }

    /** How many of few numbers are below the given one. */
    private int place(long number) {
        int low = 0;
        int high = size - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (numbers[middle] < number) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    private void insert(int place, long number, int times) {
        if (size == numbers.length) {
            resize(Math.min(FEW, Math.max(2, size + (size >> 1))));
        }
        System.arraycopy(numbers, place, numbers, place + 1, size - place);
        System.arraycopy(counts, place, counts, place + 1, size - place);
        numbers[place] = number;
        counts[place] = times;
        size++;
    }

    private void delete(int found) {
        if (many != null) {
            many.remove(found);
            int left = many.tree.size();
            if (left == FEW_AGAIN) {
                gather(left);
                many = null;
            } else if (numbers.length >= OrderedSlots.MANY && left < numbers.length >> 3) { // most of the arrays is free
                gather(2 * left);
                many = new Slots(left);
            }
            return;
        }
        size--;
        System.arraycopy(numbers, found + 1, numbers, found, size - found);
        System.arraycopy(counts, found + 1, counts, found, size - found);
        if (size <= numbers.length >> 2) {
            resize(size == 0 ? 0 : Math.max(2, numbers.length >> 1));
        }
    }

    /** Takes many numbers in their order into arrays with room for so many. */
    private void gather(int room) {
        long[] sorted = new long[room];
        int[] theirs = new int[room];
        size = size();
        for (int i = 0; i < size; i++) {
            sorted[i] = get(i);
            theirs[i] = count(i);
        }
        numbers = sorted;
        counts = theirs;
    }

    private void resize(int capacity) {
        numbers = Arrays.copyOf(numbers, capacity);
        counts = Arrays.copyOf(counts, capacity);
    }

    /** Many numbers: their order is that of a tree of slots. Freed slots are filled again, the last freed first. */
    private final class Slots {
        private final CountedTree tree = new CountedTree(this::compare, visits);
        private final SlotCursor cursor = new SlotCursor();
        private final Sought sought = new Sought();
        private int[] free = {};
        private int freed;

        Slots(int count) {
            int[] slots = new int[count];
            Arrays.setAll(slots, slot -> slot);
            tree.build(slots, count);
        }

        /** Slots of equal numbers are told apart by their own. */
        private int compare(int a, int b) {
            int sign = Long.compare(numbers[a], numbers[b]);
            return sign != 0 ? sign : Integer.compare(a, b);
        }

        /** The slot of the least number that is not below the given one; -1 if all are. */
        int find(long number) {
            sought.number = number;
            tree.seek(cursor, sought);
            return cursor.next();
        }

        void add(long number, int times) {
            int slot = freed > 0 ? free[--freed] : size++;
            if (slot == numbers.length) {
                resize(slot + (slot >> 1));
            }
            numbers[slot] = number;
            counts[slot] = times;
            tree.add(slot);
        }

        void remove(int slot) {
            tree.remove(slot);
            if (freed == free.length) {
                free = Arrays.copyOf(free, Math.max(16, freed + (freed >> 1)));
            }
            free[freed++] = slot;
        }

        long bytes() {
            return Bytes.HEADER + tree.bytes() + Bytes.ofInts(free.length);
        }
    }

    /** A number that is looked for. */
    private final class Sought extends SlotProbe {
        private long number;

        @Override
        public int compareTo(int slot) {
            return Long.compare(number, numbers[slot]);
        }
    }
}
