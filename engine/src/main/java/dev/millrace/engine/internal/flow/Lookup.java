package dev.millrace.engine.internal.flow;

/** Pulls the rows of an operator that have a key, as they are now. */
public interface Lookup {

    /**
     * Hands out the rows with a key.
     *
     * @param key not null
     * @param visitor takes each row; must not pull from the same lookup
     */
    void forEach(Object key, RowVisitor visitor);

    /** Gives back the indexes this uses. */
    void close();
}
