package dev.millrace.benchmarks.structures;

import java.util.Random;

/** Makes rows, the same ones each time. */
final class Entries {

    private static final int WORDS = 64;

    private final Random random = new Random(42);
    private final String[] words = new String[WORDS];

    Entries() {
        for (int i = 0; i < WORDS; i++) {
            StringBuilder word = new StringBuilder();
            for (int length = 3 + random.nextInt(5); length > 0; length--) {
                word.append((char) ('a' + random.nextInt(26)));
            }
            words[i] = word.toString();
        }
    }

    /** A row of each number below a size, so many in a group. */
    Entry[] make(int size, int shared) {
        Entry[] entries = new Entry[size];
        int groups = Math.max(1, size / shared);
        for (int i = 0; i < size; i++) {
            String title = word() + " " + word() + " " + word() + " " + Integer.toString(i, 36);
            entries[i] = new Entry(i, shared == 1 ? i : random.nextInt(groups), random.nextBoolean(),
                    1_600_000_000_000L + random.nextInt(100_000) * 2_000_000L + i, title);
        }
        return entries;
    }

    /** The numbers below a size, each once, in random order. */
    int[] shuffled(int size) {
        int[] numbers = new int[size];
        for (int i = 0; i < size; i++) {
            int j = random.nextInt(i + 1);
            numbers[i] = numbers[j];
            numbers[j] = i;
        }
        return numbers;
    }

    private String word() {
        return words[random.nextInt(WORDS)];
    }
}
