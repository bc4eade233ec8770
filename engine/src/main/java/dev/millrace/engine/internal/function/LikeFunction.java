package dev.millrace.engine.internal.function;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.expr.Scalar;
import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.FunctionNode;
import dev.millrace.query.ast.LiteralNode;
import dev.millrace.query.ast.ScalarFunction;

/** Whether strings match a pattern. A constant one is made ready once. */
final class LikeFunction extends Scalar {

    private static final String ESCAPE = "\\";

    private final Scalar text;
    private final Scalar pattern;
    private final @Nullable Scalar escape;
    private final boolean folded;
    private final Report report;

    private LikeFunction(List<Scalar> operands, boolean folded, Report report) {
        this.text = operands.get(0);
        this.pattern = operands.get(1);
        this.escape = operands.size() == 3 ? operands.get(2) : null;
        this.folded = folded;
        this.report = report;
    }

    static Scalar of(FunctionNode node, List<Scalar> operands, Report report) {
        boolean folded = node.function() == ScalarFunction.ILIKE;
        List<ExprNode> nodes = node.operands();
        String pattern = constant(nodes.get(1));
        String escape = nodes.size() == 3 ? constant(nodes.get(2)) : ESCAPE;
        if (pattern == null || escape == null) {
            return new LikeFunction(operands, folded, report);
        }
        String fault = LikePattern.fault(pattern, escape);
        return fault == null ? new Ready(operands.get(0), LikePattern.of(pattern, escape, folded))
                : new Faulty(operands.get(0), new IllegalArgumentException(fault), report);
    }

    private static @Nullable String constant(ExprNode node) {
        return node instanceof LiteralNode literal && literal.value() instanceof String text ? text : null;
    }

    @Override
    public @Nullable Object eval(@Nullable Object[] rows, int at) {
        Object value = text.eval(rows, at);
        Object wanted = pattern.eval(rows, at);
        Object escaping = escape == null ? ESCAPE : escape.eval(rows, at);
        if (value == null || wanted == null || escaping == null) {
            return null;
        }
        String fault = LikePattern.fault((String) wanted, (String) escaping);
        return fault == null ? LikePattern.of((String) wanted, (String) escaping, folded).matches((String) value)
                : report.failed(new IllegalArgumentException(fault), rows, at);
    }

    private static final class Ready extends Unary {
        private final LikePattern pattern;

        Ready(Scalar text, LikePattern pattern) {
            super(text);
            this.pattern = pattern;
        }

        @Override
        Object apply(Object value, @Nullable Object[] rows, int at) {
            return pattern.matches((String) value);
        }
    }

    private static final class Faulty extends Unary {
        private final IllegalArgumentException fault;
        private final Report report;

        Faulty(Scalar text, IllegalArgumentException fault, Report report) {
            super(text);
            this.fault = fault;
            this.report = report;
        }

        @Override
        @Nullable
        Object apply(Object value, @Nullable Object[] rows, int at) {
            return report.failed(fault, rows, at);
        }
    }
}
