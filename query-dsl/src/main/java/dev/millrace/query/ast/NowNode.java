package dev.millrace.query.ast;

import java.time.Duration;
import java.time.Instant;

/**
 * The time of the store's clock, as far as it has come in steps of a resolution since 1970-01-01T00:00Z (law 15).
 *
 * @param resolution the length of a step
 */
public record NowNode(Duration resolution) implements ExprNode {

    /**
     * Checks the resolution.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public NowNode {
        if (resolution.isZero() || resolution.isNegative()) {
            throw new IllegalArgumentException("The time advances in steps of a positive length, but " + resolution
                    + " was given; give one such as Duration.ofMinutes(1)");
        }
    }

    @Override
    public Class<?> type() {
        return Instant.class;
    }

    @Override
    public boolean nullable() {
        return false;
    }

    @Override
    public String toString() {
        return QueryText.of(this);
    }
}
