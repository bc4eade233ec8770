package dev.millrace.testkit.language;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.CalendarField;
import dev.millrace.query.ast.CallNode;
import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.FunctionNode;
import dev.millrace.query.ast.LiteralNode;
import dev.millrace.query.ast.NowNode;
import dev.millrace.query.ast.Operator;
import dev.millrace.query.ast.ScalarFunction;

/** Comparisons by order of what a place of a query offers with what the clock says, which become true and false as time passes. */
final class ClockDraw {

    private static final List<Operator> COMPARISONS = List.of(Operator.LT, Operator.LE, Operator.GT, Operator.GE);

    private final Draft draft;
    private final Leaves leaves;
    private final ExpressionDraw expressions;

    ClockDraw(Draft draft, Leaves leaves) {
        this.draft = draft;
        this.leaves = leaves;
        this.expressions = new ExpressionDraw(draft, leaves);
    }

    /**
     * Something that alternates as time passes.
     *
     * @param resolution how often
     * @param field by this of the time
     * @param period it is the one half of the time and the other half
     */
    private record Pulse(Duration resolution, CalendarField field, int period) {
    }

    private static final List<Pulse> PULSES = List.of(new Pulse(Duration.ofMillis(250), CalendarField.MILLISECOND, 500),
            new Pulse(Duration.ofMinutes(1), CalendarField.HOUR, 2),
            new Pulse(Duration.ofMinutes(1), CalendarField.MINUTE, 2));

    /** A comparison; null if the palette has not what it takes. */
    @Nullable
    ExprNode comparison() {
        List<ExprNode> reads = leaves.reads().stream().filter(read -> draft.palette.has(read.type())).toList();
        ExprNode value = reads.isEmpty() || draft.choices.oneIn(4) ? expressions.of(expressions.anyType(), 1)
                : draft.choices.from(reads);
        ExprNode bound = clock(value.type());
        ExprNode other = clock(value.type());
        if (bound == null || other == null) {
            return null;
        } else if (draft.choices.oneIn(5) && has(ScalarFunction.BETWEEN)) {
            return new FunctionNode(ScalarFunction.BETWEEN, value, draft.choices.oneIn(2) ? bound
                    : expressions.constant(value.type()), other);
        }
        Operator operator = draft.choices.from(COMPARISONS);
        return draft.choices.oneIn(4) ? new CallNode(operator, bound, value) : new CallNode(operator, value, bound);
    }

    private boolean has(ScalarFunction function) {
        return draft.palette.has(Constructs.of(function));
    }

    /** A value of a type that reads the clock and no row; null if there is none. */
    private @Nullable ExprNode clock(Class<?> type) {
        Pulse pulse = draft.choices.from(PULSES);
        NowNode now = new NowNode(pulse.resolution());
        if (type == Instant.class && draft.choices.oneIn(2)) {
            return has(ScalarFunction.PLUS_DURATION) && draft.choices.oneIn(2)
                    ? new FunctionNode(ScalarFunction.PLUS_DURATION, now,
                            new LiteralNode(Pool.common(Duration.class, draft.choices)))
                    : now;
        } else if (type == LocalDateTime.class && has(ScalarFunction.AT_ZONE) && draft.choices.oneIn(2)) {
            return new FunctionNode(ScalarFunction.AT_ZONE, now, new LiteralNode("Europe/Berlin"));
        }
        return has(ScalarFunction.EXTRACT) && has(ScalarFunction.MOD) && has(ScalarFunction.CASE_WHEN)
                ? alternating(type, now, pulse) : null;
    }

    private ExprNode alternating(Class<?> type, NowNode now, Pulse pulse) {
        ExprNode time = new FunctionNode(ScalarFunction.EXTRACT, now, new LiteralNode(pulse.field()));
        ExprNode rest = new FunctionNode(ScalarFunction.MOD, time, new LiteralNode(pulse.period()));
        return new FunctionNode(ScalarFunction.CASE_WHEN, new CallNode(Operator.EQ, rest, new LiteralNode(0)),
                expressions.constant(type), expressions.constant(type));
    }
}
