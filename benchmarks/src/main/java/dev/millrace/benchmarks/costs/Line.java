package dev.millrace.benchmarks.costs;

import java.time.Instant;

/**
 * A row of the relation that most queries read.
 *
 * @param id its number
 * @param head a row of {@link Head}, of which each has ten lines
 * @param kind a number that a hundred rows share
 * @param value a random number
 * @param amount a random number with a fraction
 * @param flag a boolean, true in half of the rows
 * @param due a time: each row has a second of its own
 */
public record Line(long id, long head, long kind, long value, double amount, boolean flag, Instant due) {

    Line withValue(long other) {
        return new Line(id, head, kind, other, other / 7.0, flag, due);
    }

    Line withHead(long other) {
        return new Line(id, other, kind, value, amount, flag, due);
    }

    Line withKind(long other) {
        return new Line(id, head, other, value, amount, flag, due);
    }

    Line withFlag(boolean other) {
        return new Line(id, head, kind, value, amount, other, due);
    }

    Line withDue(Instant other) {
        return new Line(id, head, kind, value, amount, flag, other);
    }
}
