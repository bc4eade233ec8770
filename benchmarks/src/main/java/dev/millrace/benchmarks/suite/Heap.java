package dev.millrace.benchmarks.suite;

import java.lang.management.ManagementFactory;

/** What the heap holds. */
final class Heap {

    private static final int COLLECTIONS = 3;

    private Heap() {
    }

    /** The bytes in use after full collections. */
    static long used() {
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** Bytes as a figure of each row. */
    static Figure figure(long bytes, int rows) {
        return Figure.of("B/row", (double) bytes / rows);
    }
}
