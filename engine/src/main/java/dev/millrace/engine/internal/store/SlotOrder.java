package dev.millrace.engine.internal.store;

/**
 * A total order of slots: different slots never compare equal. It may change only for slots that are in no tree.
 *
 * <p>An order may have <em>prefixes</em>: each slot then has a sequence of bytes, of which trees keep eight, so that they need not
 * read rows. Sequences are compared as unsigned bytes, a missing byte being zero, and never contradict {@link #compare}: of two
 * different sequences the lower one belongs to the lower slot. Equal ones say nothing.
 */
@FunctionalInterface
public interface SlotOrder {

    /**
     * Compares two slots.
     *
     * @param a a slot
     * @param b another
     * @return negative if {@code a} comes first
     */
    int compare(int a, int b);

    /**
     * Tells whether the order has prefixes.
     *
     * @return false if all sequences are empty
     */
    default boolean hasPrefixes() {
        return false;
    }

    /**
     * Eight bytes of a slot's sequence.
     *
     * @param slot the slot
     * @param skip how many bytes come before them
     * @return the first of them as the most significant
     */
    default long prefix(int slot, int skip) {
        return 0;
    }

    /**
     * How many bytes two sequences share at their beginnings.
     *
     * @param a a slot
     * @param b another
     * @return that many at most; fewer only where it is a great many
     */
    default int common(int a, int b) {
        return 0;
    }
}
