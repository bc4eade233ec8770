package dev.millrace.engine.internal.store;

/**
 * A place that is looked for in an order of slots: a bound, or a row that is in no slot. Made to be used again from probe to probe.
 */
public abstract class SlotProbe {

    /**
     * Compares this place with a row.
     *
     * @param slot a slot that is in the order
     * @return negative if this is below the row in the slot, 0 if it stands exactly there, positive if it is above
     */
    public abstract int compareTo(int slot);
}
