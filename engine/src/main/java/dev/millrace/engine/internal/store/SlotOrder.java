package dev.millrace.engine.internal.store;

/** A total order of slots: different slots never compare equal. It may change only for slots that are in no tree. */
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
}
