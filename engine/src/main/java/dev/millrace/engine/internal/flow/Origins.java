package dev.millrace.engine.internal.flow;

/** Takes the rows of sources that are behind a row. */
@FunctionalInterface
public interface Origins {

    /**
     * Takes one, perhaps not for the first time.
     *
     * @param source what it is a row of
     * @param row the row; of a live query, the entry that has it
     */
    void row(Source source, Object row);
}
