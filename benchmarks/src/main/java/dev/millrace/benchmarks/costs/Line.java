package dev.millrace.benchmarks.costs;

/**
 * A row of the relation that most queries read.
 *
 * @param id its number
 * @param head a row of {@link Head}, of which each has ten lines
 * @param kind a number that a hundred rows share
 * @param value a random number
 * @param amount a random number with a fraction
 * @param flag a boolean, true in half of the rows
 */
public record Line(long id, long head, long kind, long value, double amount, boolean flag) {

    Line withValue(long other) {
        return new Line(id, head, kind, other, other / 7.0, flag);
    }

    Line withHead(long other) {
        return new Line(id, other, kind, value, amount, flag);
    }

    Line withKind(long other) {
        return new Line(id, head, other, value, amount, flag);
    }

    Line withFlag(boolean other) {
        return new Line(id, head, kind, value, amount, other);
    }
}
