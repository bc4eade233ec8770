package dev.millrace.engine.internal.flow;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.expr.ScalarCompiler;

/**
 * The rows of an operator that holds none itself, kept while somebody looks them up by a key that nothing below can answer: because
 * it reads both sides of a join, or what the operator makes.
 */
final class KeptRows {

    private final Operator operator;
    private final ScalarCompiler compiler;
    private @Nullable HeldRows rows;

    /**
     * Keeps nothing yet.
     *
     * @param operator has the rows
     * @param compiler compiles expressions over its lanes
     */
    KeptRows(Operator operator, ScalarCompiler compiler) {
        this.operator = operator;
        this.compiler = compiler;
    }

    /** The way to rows by a key. */
    Lookup lookup(LookupKey key) {
        HeldRows held = rows;
        if (held == null) {
            held = new HeldRows(operator.width());
            held.fill(operator);
            rows = held;
        }
        HeldRows used = held;
        return held.lookup(key, operator.width(), compiler, () -> {
            if (used.isIdle()) {
                rows = null;
            }
        });
    }

    /** Whether nobody looks rows up here at present. */
    boolean isNone() {
        return rows == null;
    }

    /** Follows what the operator gave out in a commit. */
    void update() {
        if (rows != null) {
            rows.apply(operator.output());
        }
    }

    long bytes() {
        return rows == null ? 0 : rows.bytes();
    }

    int size() {
        return rows == null ? 0 : rows.size();
    }
}
