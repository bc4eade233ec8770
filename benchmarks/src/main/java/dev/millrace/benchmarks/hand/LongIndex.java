package dev.millrace.benchmarks.hand;

/** Numbers keys in the order in which they come, from 0. A key keeps its number for good. */
final class LongIndex {

    private static final long GOLDEN = 0x9e3779b97f4a7c15L;
    private static final int LEAST_BITS = 4;

    private long[] keys = new long[1 << LEAST_BITS];
    /** Numbers plus 1 by hash; 0 is empty. At most half of it is taken. */
    private int[] numbers = new int[1 << LEAST_BITS];
    private int shift = Long.SIZE - LEAST_BITS;
    private int size;

    int size() {
        return size;
    }

    /** The number of a key, -1 if it has none. */
    int find(long key) {
        return numbers[place(key)] - 1;
    }

    /** The number of a key, the next one if it has none. */
    int add(long key) {
        int place = place(key);
        if (numbers[place] == 0) {
            if (2 * (size + 1) > keys.length) {
                grow();
                place = place(key);
            }
            keys[place] = key;
            numbers[place] = ++size;
        }
        return numbers[place] - 1;
    }

    private int place(long key) {
        int mask = keys.length - 1;
        int place = (int) (key * GOLDEN >>> shift);
        while (numbers[place] != 0 && keys[place] != key) {
            place = place + 1 & mask;
        }
        return place;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldNumbers = numbers;
        keys = new long[2 * oldKeys.length];
        numbers = new int[keys.length];
        shift--;
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldNumbers[i] != 0) {
                int place = place(oldKeys[i]);
                keys[place] = oldKeys[i];
                numbers[place] = oldNumbers[i];
            }
        }
    }
}
