package dev.millrace.engine.internal.function;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.expr.Failures;
import dev.millrace.query.ast.ExprNode;

/** Where one expression reports that it could not be computed (law 5). */
record Report(ExprNode expression, Failures failures) {

    @Nullable
    Object failed(Throwable cause, @Nullable Object[] rows, int at) {
        return failures.failed(expression, cause, rows, at);
    }

    /** Numbers that a function is not defined for, or that lead out of a type. */
    @Nullable
    Object uncomputable(String why, @Nullable Object[] rows, int at) {
        return failed(new Uncomputable(why), rows, at);
    }

    /** Says what was wrong without a trace: where in the engine it was found helps nobody, and a trace costs more than the row. */
    private static final class Uncomputable extends ArithmeticException {

        private static final long serialVersionUID = 1L;

        Uncomputable(String message) {
            super(message);
        }

        @Override
        public Throwable fillInStackTrace() {
            return this;
        }
    }
}
