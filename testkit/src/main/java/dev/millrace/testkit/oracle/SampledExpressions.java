package dev.millrace.testkit.oracle;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

import dev.millrace.query.Bindings;
import dev.millrace.query.Component;
import dev.millrace.query.ast.CallNode;
import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.FieldNode;
import dev.millrace.query.ast.FunctionNode;
import dev.millrace.query.ast.LiteralNode;
import dev.millrace.query.ast.Operator;
import dev.millrace.query.ast.ParamNode;
import dev.millrace.query.ast.ScalarFunction;
import dev.millrace.query.value.ValueKind;
import dev.millrace.testkit.sample.Choices;

/** Well-typed expressions over {@link Sampled} rows, of all operators and functions. */
final class SampledExpressions {

    private static final List<Class<?>> INTEGERS = List.of(Integer.class, Long.class, Short.class, Byte.class);
    private static final List<Class<?>> NUMBERS =
            List.of(Integer.class, Long.class, Double.class, BigDecimal.class, Short.class, Byte.class, Float.class);
    private static final List<ScalarFunction> ARITHMETIC = List.of(ScalarFunction.PLUS, ScalarFunction.MINUS,
            ScalarFunction.TIMES, ScalarFunction.DIVIDE, ScalarFunction.MOD, ScalarFunction.NEGATE, ScalarFunction.ABS,
            ScalarFunction.ROUND, ScalarFunction.FLOOR, ScalarFunction.CEIL);
    private static final List<Operator> COMPARISONS =
            List.of(Operator.EQ, Operator.NE, Operator.LT, Operator.LE, Operator.GT, Operator.GE);
    private static final List<String> PATTERNS =
            List.of("%", "a%", "%b", "_", "a_b", "a\\%b", "\\\\", "%\uD83D\uDE00%", "", "a\\",
                    "a!%b", "[a]*?", "A%", "__", "%\\_%", "\u03BF\u03C3", "STRA\u00DFE");
    private static final int DEPTH = 3;

    private final Choices choices;
    private Bindings bindings = Bindings.NONE;

    private SampledExpressions(Choices choices) {
        this.choices = choices;
    }

    /** An expression with the values of its parameters. */
    record Made(ExprNode expression, Bindings bindings) {
    }

    /** An expression of any type. */
    static Made any(Choices choices) {
        SampledExpressions expressions = new SampledExpressions(choices);
        int form = choices.below(10);
        Class<?> type = form < 3 ? Boolean.class : form < 7 ? choices.from(NUMBERS) : form < 9 ? String.class
                : expressions.anyType();
        ExprNode expression = expressions.of(type, 1 + choices.below(DEPTH));
        return new Made(expression, expressions.bindings);
    }

    private Class<?> anyType() {
        return new FieldNode(0, choices.from(Sampled.SAMPLED.rowType().components())).type();
    }

    private ExprNode of(Class<?> type, int depth) {
        if (depth == 0) {
            return leaf(type);
        } else if (type == Boolean.class) {
            return choices.oneIn(6) ? conditional(type, depth) : condition(depth);
        } else if (type == String.class) {
            return choices.oneIn(5) ? conditional(type, depth) : text(depth);
        } else if (NUMBERS.contains(type)) {
            return choices.oneIn(5) ? conditional(type, depth) : number(type, depth);
        }
        return choices.oneIn(2) ? conditional(type, depth) : leaf(type);
    }

    private ExprNode leaf(Class<?> type) {
        List<ExprNode> fields = new ArrayList<>();
        for (Component component : Sampled.SAMPLED.rowType().components()) {
            FieldNode field = new FieldNode(0, component);
            if (field.type() == type) {
                fields.add(field);
            }
        }
        return choices.below(4) < 3 ? choices.from(fields) : literal(type);
    }

    private ExprNode literal(Class<?> type) {
        Object value = choices.oneIn(12) ? null : choices.oneIn(8) ? SampledValues.anyOdd(type, choices)
                : SampledValues.any(type, choices);
        if (!choices.oneIn(4)) {
            return new LiteralNode(value, type);
        }
        String name = "p" + bindings.names().size();
        bindings = bindings.and(name, value);
        return new ParamNode(name, type);
    }

    private static FunctionNode call(ScalarFunction function, ExprNode... operands) {
        return new FunctionNode(function, operands);
    }

    private ExprNode conditional(Class<?> type, int depth) {
        ExprNode a = of(type, depth - 1);
        ExprNode b = of(type, depth - 1);
        return switch (choices.below(5)) {
            case 0 -> new CallNode(Operator.COALESCE, a, b);
            case 1 -> call(ScalarFunction.CASE_WHEN, condition(depth - 1), a, b);
            case 2 -> call(ScalarFunction.NULL_IF, a, b);
            case 3 -> call(ScalarFunction.LEAST, a, b, of(type, depth - 1));
            default -> call(ScalarFunction.GREATEST, a, b);
        };
    }

    private ExprNode number(Class<?> type, int depth) {
        int form = choices.below(10);
        if (form < 2) {
            ExprNode converted = conversion(type, depth);
            if (converted.type() == type) {
                return converted;
            }
        }
        ScalarFunction function = choices.from(ARITHMETIC);
        ExprNode first = of(type, depth - 1);
        return switch (function) {
            case NEGATE, ABS, FLOOR, CEIL -> call(function, first);
            case ROUND -> choices.oneIn(
                    2) ? call(function, first, new LiteralNode(choices.from(List.of(0, 1, 2, -1, -2, -9,
                            -10, -18, -19, -20, 20)))) : call(function, first);
            default -> choices.oneIn(2) ? call(function, of(narrower(type), depth - 1), first)
                    : call(function, first, of(narrower(type), depth - 1));
        };
    }

    private ExprNode conversion(Class<?> type, int depth) {
        if (type == Integer.class && choices.oneIn(2)) {
            return call(ScalarFunction.LENGTH, of(String.class, depth - 1));
        }
        ExprNode from = of(choices.from(NUMBERS), depth - 1);
        return type == Integer.class ? call(ScalarFunction.TO_INT, from)
                : type == Long.class ? call(ScalarFunction.TO_LONG, from)
                : type == Double.class ? call(ScalarFunction.TO_DOUBLE, from) : call(ScalarFunction.TO_DECIMAL, from);
    }

    /** A type that, met by a wider one, is reckoned in that. */
    private Class<?> narrower(Class<?> type) {
        if (!choices.oneIn(3) || type == Byte.class || type == Float.class) {
            return type;
        } else if (type == Double.class) {
            return choices.from(NUMBERS);
        }
        return type == BigDecimal.class ? choices.from(INTEGERS)
                : type == Long.class ? Integer.class : type == Integer.class ? Short.class : Byte.class;
    }

    private ExprNode text(int depth) {
        ExprNode text = of(String.class, depth - 1);
        return switch (choices.below(7)) {
            case 0 -> call(ScalarFunction.UPPER, text);
            case 1 -> call(ScalarFunction.LOWER, text);
            case 2 -> call(ScalarFunction.TRIM, text);
            case 3 -> call(ScalarFunction.CONCAT, text, of(String.class, depth - 1));
            case 4 -> call(ScalarFunction.REPLACE, text, leaf(String.class), leaf(String.class));
            case 5 -> call(ScalarFunction.SUBSTRING, text, smallInt());
            default -> call(ScalarFunction.SUBSTRING, text, smallInt(), smallInt());
        };
    }

    private ExprNode smallInt() {
        return choices.oneIn(4) ? leaf(Integer.class)
                : new LiteralNode(choices.from(List.of(1, 2, 0, -1, 3, 100, Integer.MAX_VALUE)));
    }

    private ExprNode condition(int depth) {
        if (depth <= 0) {
            return leaf(Boolean.class);
        }
        return switch (choices.below(12)) {
            case 0, 1, 2, 3 -> comparison(depth);
            case 4 -> new CallNode(choices.oneIn(2) ? Operator.AND : Operator.OR, condition(depth - 1),
                    condition(depth - 1));
            case 5 -> new CallNode(Operator.NOT, condition(depth - 1));
            case 6 ->
                    new CallNode(choices.oneIn(2) ? Operator.IS_NULL : Operator.IS_NOT_NULL, of(anyType(), depth - 1));
            case 7 -> search(depth);
            case 8 -> pattern(depth);
            case 9 -> ofAlike(ScalarFunction.BETWEEN, 3, depth);
            case 10 -> ofAlike(ScalarFunction.IN, 1 + choices.below(4), depth);
            default -> ofAlike(ScalarFunction.IS_DISTINCT_FROM, 2, depth);
        };
    }

    private ExprNode comparison(int depth) {
        ExprNode left = of(anyType(), depth - 1);
        return new CallNode(choices.from(COMPARISONS), left, alike(left, depth));
    }

    private ExprNode ofAlike(ScalarFunction function, int operands, int depth) {
        List<ExprNode> all = new ArrayList<>();
        all.add(of(anyType(), depth - 1));
        while (all.size() < operands) {
            all.add(alike(all.get(0), depth));
        }
        return new FunctionNode(function, all);
    }

    /** Something to compare with: numbers are compared with numbers of all types (law 3). */
    private ExprNode alike(ExprNode other, int depth) {
        boolean mixed = ValueKind.of(other.type()) == ValueKind.NUMBER && choices.oneIn(2);
        return of(mixed ? choices.from(NUMBERS) : other.type(), depth - 1);
    }

    private ExprNode search(int depth) {
        return call(choices.oneIn(2) ? ScalarFunction.STARTS_WITH : ScalarFunction.CONTAINS,
                of(String.class, depth - 1),
                of(String.class, depth - 1));
    }

    private ExprNode pattern(int depth) {
        ScalarFunction function = choices.oneIn(3) ? ScalarFunction.ILIKE : ScalarFunction.LIKE;
        ExprNode text = of(String.class, depth - 1);
        LiteralNode pattern = new LiteralNode(choices.from(PATTERNS));
        return choices.oneIn(3)
                ? call(function, text, pattern, new LiteralNode(choices.from(List.of("!", "", "%", "!!"))))
                : call(function, text, pattern);
    }
}
