package dev.millrace.engine.internal.flow;

import org.jspecify.annotations.Nullable;

/** Pulls all rows of an operator: where no key tells them apart. */
final class AllRows extends Lookup {

    private final Operator operator;

    AllRows(Operator operator) {
        this.operator = operator;
    }

    @Override
    void forEach(@Nullable Object[] rows, int at, RowVisitor visitor) {
        operator.scan(visitor);
    }

    @Override
    String way() {
        return "a scan, as no key tells them apart";
    }

    @Override
    long rowsVisited() {
        return 0;
    }

    @Override
    void close() {
        // Holds nothing.
    }
}
