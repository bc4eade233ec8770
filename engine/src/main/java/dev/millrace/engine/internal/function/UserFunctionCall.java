package dev.millrace.engine.internal.function;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.expr.Scalar;
import dev.millrace.query.UserFunction;

/** Calls a user's function, which sees no null and may throw. */
final class UserFunctionCall extends Scalar {

    private final UserFunction<?> function;
    private final Scalar[] operands;
    private final Report report;

    UserFunctionCall(UserFunction<?> function, List<Scalar> operands, Report report) {
        this.function = function;
        this.operands = operands.toArray(Scalar[]::new);
        this.report = report;
    }

    // Other errors, as that of a full memory, are not the function's: they go on.
    @Override
    public @Nullable Object eval(@Nullable Object[] rows, int at) {
        Object[] values = new Object[operands.length];
        boolean isKnown = true;
        for (int i = 0; i < values.length; i++) {
            Object value = operands[i].eval(rows, at);
            if (value == null) {
                isKnown = false;
            } else {
                values[i] = value;
            }
        }
        if (!isKnown) {
            return null;
        }
        try {
            return function.apply(values);
        } catch (Exception | StackOverflowError | AssertionError e) {
            return report.failed(e, rows, at);
        }
    }
}
