package dev.millrace.testkit.language;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.ast.AggregateFunction;
import dev.millrace.query.ast.AggregateNode;
import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.LiteralNode;
import dev.millrace.query.ast.OrderTerm;
import dev.millrace.query.value.Collation;
import dev.millrace.query.value.NullPlacement;

/** Well-typed aggregates of all functions over the rows of groups. */
final class AggregateDraw {

    private static final List<Class<?>> INTEGERS = List.of(Integer.class, Long.class, Short.class, Byte.class);
    private static final List<Class<?>> FLOATING = List.of(Double.class, Float.class);
    private static final List<AggregateFunction> OF_NUMBERS = List.of(AggregateFunction.AVG, AggregateFunction.MEDIAN,
            AggregateFunction.PERCENTILE, AggregateFunction.VARIANCE, AggregateFunction.VARIANCE_POPULATION,
            AggregateFunction.STDDEV, AggregateFunction.STDDEV_POPULATION);
    private static final List<AggregateFunction> OF_ANY = List.of(AggregateFunction.MIN, AggregateFunction.MAX,
            AggregateFunction.FIRST, AggregateFunction.LAST, AggregateFunction.ARG_MIN, AggregateFunction.ARG_MAX);

    private final Draft draft;
    private final Leaves rows;

    AggregateDraw(Draft draft, Leaves rows) {
        this.draft = draft;
        this.rows = rows;
    }

    /** Whether an aggregate of a type is wished for. */
    boolean wantsToMake(Class<?> type) {
        return draft.wantsAny(functions(type).stream().map(Constructs::of).toList());
    }

    private List<AggregateFunction> functions(Class<?> type) {
        List<AggregateFunction> functions = new ArrayList<>();
        if (type == Long.class) {
            functions.addAll(List.of(AggregateFunction.COUNT_ROWS, AggregateFunction.COUNT,
                    AggregateFunction.COUNT_DISTINCT));
        } else if (type == String.class) {
            functions.add(AggregateFunction.STRING_JOIN);
        } else if (type == Boolean.class) {
            functions.addAll(List.of(AggregateFunction.EVERY, AggregateFunction.SOME));
        } else if (type == List.class) {
            return List.of(AggregateFunction.LIST, AggregateFunction.SET);
        }
        List<Class<?>> summed = summed(type);
        if (summed.stream().anyMatch(operand -> !rows.common(operand).isEmpty())) {
            functions.add(AggregateFunction.SUM);
        }
        if (averaged(type).stream().anyMatch(operand -> !rows.common(operand).isEmpty())) {
            functions.addAll(OF_NUMBERS);
        }
        if (!rows.ofType(type).isEmpty()) {
            functions.addAll(OF_ANY);
        }
        if (type == Double.class && !rows.ofType(Integer.class).isEmpty()) {
            functions.add(AggregateFunction.USER);
        }
        return functions;
    }

    private static List<Class<?>> summed(Class<?> type) {
        return type == Long.class ? INTEGERS : type == Double.class ? FLOATING
                : type == BigDecimal.class ? List.of(BigDecimal.class) : List.of();
    }

    private static List<Class<?>> averaged(Class<?> type) {
        if (type == Double.class) {
            List<Class<?>> both = new ArrayList<>(INTEGERS);
            both.addAll(FLOATING);
            return both;
        }
        return type == BigDecimal.class ? List.of(BigDecimal.class) : List.of();
    }

    /** An aggregate of a type; null if nothing can be aggregated into it. */
    @Nullable
    ExprNode of(Class<?> type) {
        AggregateFunction function = draft.pick(functions(type), Constructs::of);
        if (function == null) {
            return null;
        }
        return switch (function) {
            case COUNT_ROWS -> new AggregateNode(function, null);
            case COUNT, COUNT_DISTINCT -> new AggregateNode(function, anyOperand());
            case SUM -> new AggregateNode(function, common(summed(type)));
            case AVG, MEDIAN, VARIANCE, VARIANCE_POPULATION, STDDEV, STDDEV_POPULATION ->
                    new AggregateNode(function, common(averaged(type)));
            case PERCENTILE -> new AggregateNode(function, List.of(common(averaged(type)),
                    new LiteralNode(draft.choices.from(List.of(0.5, 0.25, 0.75, 0.0, 1.0)))), List.of(), null);
            case MIN, MAX -> extreme(function, operand(type));
            case FIRST, LAST -> new AggregateNode(function, List.of(operand(type)), order(), null);
            case ARG_MIN, ARG_MAX -> new AggregateNode(function, List.of(operand(type), anyOperand()), List.of(), null);
            case LIST -> new AggregateNode(function, List.of(anyOperand()), order(), null);
            case SET -> new AggregateNode(function, anyOperand());
            case STRING_JOIN -> new AggregateNode(function,
                    List.of(expression(String.class), new LiteralNode(draft.choices.from(List.of(",", "", "; ")))),
                    order(),
                    null);
            case EVERY, SOME -> new AggregateNode(function, new ExpressionDraw(draft, rows).condition(1));
            case USER -> new AggregateNode(function, List.of(operand(Integer.class)), List.of(), Midrange.INSTANCE);
        };
    }

    private ExprNode extreme(AggregateFunction function, ExprNode operand) {
        boolean collated = operand.type() == String.class && draft.takes(Constructs.COLLATION, 4);
        return new AggregateNode(function, List.of(operand), collated
                ? List.of(new OrderTerm(operand, false, NullPlacement.FIRST, Collation.of(Locale.ENGLISH))) : List.of(),
                null);
    }

    private ExprNode operand(Class<?> type) {
        List<ExprNode> reads = rows.ofType(type);
        return reads.isEmpty() || draft.choices.oneIn(4) ? expression(type) : draft.choices.from(reads);
    }

    private ExprNode anyOperand() {
        ExprNode read = rows.any(draft.choices);
        return read == null || draft.choices.oneIn(4) ? expression(Integer.class) : read;
    }

    private ExprNode expression(Class<?> type) {
        return new ExpressionDraw(draft, rows).of(type, 1);
    }

    /** Something whose sums are exact everywhere. */
    private ExprNode common(List<Class<?>> types) {
        List<ExprNode> reads = new ArrayList<>();
        types.forEach(type -> reads.addAll(rows.common(type)));
        return draft.choices.from(reads);
    }

    private List<OrderTerm> order() {
        if (!draft.takes(Constructs.ORDERED_AGGREGATE, 2) || rows.reads().isEmpty()) {
            return List.of();
        }
        return List.of(Terms.any(draft, draft.choices.from(rows.reads())));
    }
}
