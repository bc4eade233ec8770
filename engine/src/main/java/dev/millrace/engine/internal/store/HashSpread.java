package dev.millrace.engine.internal.store;

/** Spreads hash codes over the places of an open-addressing table, whose size is a power of two. */
public final class HashSpread {

    /** 2^32 divided by the golden ratio (Knuth's multiplicative hashing). */
    private static final int GOLDEN = 0x9E3779B9;

    private HashSpread() {
    }

    /**
     * The place where a hash code belongs.
     *
     * @param hash the hash code
     * @param mask the size of the table less one
     * @return from 0 to {@code mask}
     */
    public static int place(int hash, int mask) {
        int mixed = mixed(hash);
        return (mixed ^ mixed >>> 15) & mask;
    }

    /**
     * Whether an entry may move into a hole without being lost to a search that begins at its home: it may not if its home lies
     * behind the hole, cyclically.
     *
     * @param at where the entry is
     * @param home where it belongs
     * @param hole the hole before it
     * @param mask the size of the table less one
     * @return whether it may fill the hole
     */
    public static boolean mayFill(int at, int home, int hole, int mask) {
        return ((at - home) & mask) >= ((at - hole) & mask);
    }

    /**
     * The place where a hash code belongs in a table of any size. Places rise with the spread hash codes.
     *
     * @param hash the hash code
     * @param length the size of the table
     * @return from 0 to {@code length - 1}
     */
    public static int scaled(int hash, int length) {
        return (int) ((mixed(hash) & 0xFFFF_FFFFL) * length >>> Integer.SIZE);
    }

    /**
     * The hash code spread over all its bits, none of which is lost. Its high bits decide about {@link #scaled}.
     *
     * @param hash the hash code
     * @return as many different ones as there are hash codes
     */
    public static int mixed(int hash) {
        return hash * GOLDEN;
    }

    /**
     * As {@link #mayFill}, in a table of any size.
     *
     * @param at where the entry is
     * @param home where it belongs
     * @param hole the hole before it
     * @param length the size of the table
     * @return whether it may fill the hole
     */
    public static boolean mayFillScaled(int at, int home, int hole, int length) {
        return distance(home, at, length) >= distance(hole, at, length);
    }

    private static int distance(int from, int to, int length) {
        return to >= from ? to - from : to - from + length;
    }
}
