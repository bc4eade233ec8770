package dev.millrace.engine.internal.store;

/**
 * A key that is looked for in an index that keeps no keys: it knows its hash and tells whether a row has it. Made to be used again
 * from probe to probe, so that looking for a key allocates nothing.
 */
public abstract class KeyProbe {

    /**
     * The hash of the key, equal for equal keys.
     *
     * @return any number
     */
    public abstract int hash();

    /**
     * Tells whether the row in a slot of the index has this key.
     *
     * @param slot a slot that is in the index
     * @return whether it has
     */
    public abstract boolean matches(int slot);
}
