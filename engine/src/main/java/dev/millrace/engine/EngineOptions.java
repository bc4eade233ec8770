package dev.millrace.engine;

import dev.millrace.engine.internal.flow.IndexRules;
import dev.millrace.query.Component;

/**
 * What an {@link Engine} may take.
 *
 * @param indexBytes how many bytes all indexes and orders of rows may take together for one to be built that queries could do without, or
 *            kept for a while after the last query that used it. Built beyond that as well is what a query cannot do without, as
 *            those of joins, an order that takes less than what windows would keep instead, and what was
 *            {@linkplain Table#index(Component) declared}. A row is reckoned as 14 bytes in an index and 16 in an order
 */
public record EngineOptions(long indexBytes) {

    /** For indexes an eighth of the memory that the JVM may take. */
    public static final EngineOptions STANDARD = new EngineOptions(IndexRules.STANDARD.bytes());

    /**
     * Checks the number.
     *
     * @throws IllegalArgumentException if it is less than 0
     */
    public EngineOptions {
        if (indexBytes < 0) {
            throw new IllegalArgumentException(
                    "Indexes were to take " + indexBytes + " bytes; give 0 for none that queries can do without");
        }
    }
}
