package dev.millrace.engine.internal.function;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.expr.Scalar;
import dev.millrace.engine.internal.plan.Compiled;
import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.FunctionNode;
import dev.millrace.query.ast.LiteralNode;
import dev.millrace.query.ast.ScalarFunction;

/** What a compiled expression gives for a row, and what it reported. */
record Outcome(@Nullable Object value, List<Reported> failures) {

    /** What was told of a failure. */
    record Reported(ExprNode expression, Throwable cause, @Nullable Object row) {
    }

    static Outcome of(ExprNode expression, @Nullable Object row) {
        List<Reported> failures = new ArrayList<>();
        Scalar scalar = Compiled.scalar(expression, (node, cause, rows, at) -> {
            failures.add(new Reported((ExprNode) node, cause, rows[at]));
            return null;
        });
        return new Outcome(scalar.eval(new @Nullable Object[] {"another row", row}, 1), failures);
    }

    /** Of a function of constants. */
    static Outcome of(ScalarFunction function, Object... operands) {
        return of(call(function, operands), "no row");
    }

    static FunctionNode call(ScalarFunction function, Object... operands) {
        List<ExprNode> nodes = new ArrayList<>();
        for (Object operand : operands) {
            nodes.add(operand instanceof ExprNode node ? node : new LiteralNode(operand));
        }
        return new FunctionNode(function, nodes);
    }

    static LiteralNode missing(Class<?> type) {
        return new LiteralNode(null, type);
    }

    /** Why there is no value. */
    String why() {
        return value == null && failures.size() == 1 ? String.valueOf(failures.get(0).cause().getMessage())
                : "no single failure: " + this;
    }
}
