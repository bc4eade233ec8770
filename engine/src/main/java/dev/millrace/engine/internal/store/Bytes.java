package dev.millrace.engine.internal.store;

/** What arrays and objects take on a JVM with compressed references, and how arrays grow. */
public final class Bytes {

    /** An object with a handful of fields. */
    public static final int HEADER = 48;

    private static final int ARRAY_HEADER = 16;
    private static final int ALIGNMENT = 8;

    private Bytes() {
    }

    /** An array of so many. */
    public static long ofInts(int length) {
        return aligned(ARRAY_HEADER + 4L * length);
    }

    /** An array of so many. */
    public static long ofBooleans(int length) {
        return aligned(ARRAY_HEADER + (long) length);
    }

    /** An array of so many. */
    public static long ofReferences(int length) {
        return ofInts(length);
    }

    /** An array of so many. */
    public static long ofLongs(int length) {
        return ARRAY_HEADER + 8L * length;
    }

    /** A length for an array that has become too short: a quarter more, so that a fifth of it lies idle at most. */
    static int grown(int length, int needed) {
        return (int) Math.max(needed, Math.min(Integer.MAX_VALUE - ALIGNMENT, length + (length >> 2) + 1L));
    }

    /** A length for a hash table that has become too full: three eighths more. Less would move entries too often. */
    static int grownTable(int length) {
        return Math.addExact(length, (length >> 2) + (length >> 3));
    }

    private static long aligned(long bytes) {
        return (bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }
}
