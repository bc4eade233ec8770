package dev.millrace.benchmarks.suite;

import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;

/** Waits for the compiler of the JVM: what is measured while that is at work is neither its code nor the whole of two processors. */
final class Compilation {

    private static final CompilationMXBean COMPILER = ManagementFactory.getCompilationMXBean();
    private static final long PERIOD_NANOS = TimeUnit.MILLISECONDS.toNanos(300);
    private static final int MOST_PERIODS = 20;
    /** In a row: what takes longer to compile than a period is counted when it is done. */
    private static final int QUIET_PERIODS = 2;
    /** Milliseconds of compiling in a period: here and there something is always compiled once more. */
    private static final long LITTLE = 20;

    private Compilation() {
    }

    /**
     * Repeats a step, at least once, until hardly anything was compiled for six tenths of a second, but for six seconds at most.
     *
     * @param step goes through the code that is to be measured
     */
    static void settle(Runnable step) {
        long compiled = COMPILER.getTotalCompilationTime();
        int quiet = 0;
        for (int period = 0; period < MOST_PERIODS && quiet < QUIET_PERIODS; period++) {
            long end = System.nanoTime() + PERIOD_NANOS;
            do {
                step.run();
            } while (System.nanoTime() < end);
            long now = COMPILER.getTotalCompilationTime();
            quiet = now - compiled < LITTLE ? quiet + 1 : 0;
            compiled = now;
        }
    }
}
