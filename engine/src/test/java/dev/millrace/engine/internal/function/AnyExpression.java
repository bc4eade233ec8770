package dev.millrace.engine.internal.function;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import dev.millrace.query.CalendarField;
import dev.millrace.query.CalendarUnit;
import dev.millrace.query.UserFunction;
import dev.millrace.query.ast.CallNode;
import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.FieldNode;
import dev.millrace.query.ast.FunctionNode;
import dev.millrace.query.ast.LiteralNode;
import dev.millrace.query.ast.Operator;
import dev.millrace.query.ast.ScalarFunction;
import dev.millrace.query.ast.UserCallNode;
import dev.millrace.query.value.ValueKind;
import dev.millrace.testkit.sample.Choices;

/** Generates well-typed expressions over {@link Wide} rows, of all functions and operators, in one another. */
final class AnyExpression {

    /** Throws for a text without code points. */
    static final UserFunction.Unary<String, Integer> CODE =
            UserFunction.of("code", String.class, Integer.class, text -> text.codePointAt(0));

    private static final List<Class<?>> NUMBERS = List.of(Integer.class, Long.class, Double.class, BigDecimal.class,
            Short.class, Byte.class, Float.class);
    private static final List<Class<?>> TIMES =
            List.of(Instant.class, LocalDateTime.class, LocalDate.class, LocalTime.class);
    private static final List<Class<?>> TYPES = List.of(Integer.class, Long.class, Double.class, BigDecimal.class,
            Short.class, Byte.class, Float.class, String.class, Boolean.class, Instant.class, LocalDateTime.class,
            LocalDate.class, LocalTime.class, Duration.class);
    private static final List<Operator> COMPARISONS =
            Arrays.stream(Operator.values()).filter(Operator::isComparison).toList();

    private final Choices choices;

    AnyExpression(Choices choices) {
        this.choices = choices;
    }

    ExprNode any(int depth) {
        return of(anyType(), depth);
    }

    private Class<?> anyType() {
        return choices.from(TYPES);
    }

    private static FunctionNode call(ScalarFunction function, ExprNode... operands) {
        return new FunctionNode(function, operands);
    }

    ExprNode of(Class<?> type, int depth) {
        if (depth == 0) {
            return leaf(type);
        } else if (choices.oneIn(4)) {
            return chosen(type, depth - 1);
        } else if (type == Boolean.class) {
            return condition(depth - 1);
        } else if (type == String.class) {
            return text(depth - 1);
        } else if (NUMBERS.contains(type)) {
            return number(type, depth - 1);
        }
        return TIMES.contains(type) ? time(type, depth - 1) : leaf(type);
    }

    private ExprNode leaf(Class<?> type) {
        List<ExprNode> fields = new ArrayList<>();
        Wide.WIDE.rowType().components().forEach(component -> {
            if (component.valueType() == type) {
                fields.add(new FieldNode(0, component));
            }
        });
        return choices.oneIn(3) ? new LiteralNode(choices.from(Corners.of(type)), type) : choices.from(fields);
    }

    private ExprNode chosen(Class<?> type, int depth) {
        ExprNode a = of(type, depth);
        ExprNode b = of(type, depth);
        return switch (choices.below(5)) {
            case 0 -> new CallNode(Operator.COALESCE, a, b);
            case 1 -> call(ScalarFunction.NULL_IF, a, b);
            case 2 -> call(ScalarFunction.LEAST, a, b, of(type, depth));
            case 3 -> call(ScalarFunction.GREATEST, a, b);
            default -> call(ScalarFunction.CASE_WHEN, of(Boolean.class, depth), a, of(Boolean.class, depth), b,
                    of(type, depth));
        };
    }

    private ExprNode condition(int depth) {
        return switch (choices.below(8)) {
            case 0 -> new CallNode(choices.oneIn(2) ? Operator.AND : Operator.OR, of(Boolean.class, depth),
                    of(Boolean.class, depth));
            case 1 -> new CallNode(Operator.NOT, of(Boolean.class, depth));
            case 2 -> new CallNode(choices.oneIn(2) ? Operator.IS_NULL : Operator.IS_NOT_NULL, any(depth));
            case 3 -> {
                ExprNode left = any(depth);
                yield new CallNode(choices.from(COMPARISONS), left, alike(left, depth));
            }
            case 4 -> call(choices.oneIn(2) ? ScalarFunction.STARTS_WITH : ScalarFunction.CONTAINS,
                    of(String.class, depth), of(String.class, depth));
            case 5 -> call(choices.oneIn(2) ? ScalarFunction.LIKE : ScalarFunction.ILIKE, of(String.class, depth),
                    choices.oneIn(4) ? of(String.class, depth)
                            : new LiteralNode(
                                    choices.from(List.of("a%", "%b", "_", "%", "a_%", "%\uD83D\uDE00%", "\\"))));
            case 6 -> {
                ExprNode left = any(depth);
                yield call(ScalarFunction.BETWEEN, left, alike(left, depth), alike(left, depth));
            }
            default -> {
                ExprNode left = any(depth);
                yield choices.oneIn(3) ? call(ScalarFunction.IS_DISTINCT_FROM, left, alike(left, depth))
                        : call(ScalarFunction.IN, left, alike(left, 0), alike(left, 0), alike(left, depth));
            }
        };
    }

    private ExprNode alike(ExprNode other, int depth) {
        boolean mixed = ValueKind.of(other.type()) == ValueKind.NUMBER && choices.oneIn(2);
        return of(mixed ? choices.from(NUMBERS) : other.type(), depth);
    }

    private ExprNode text(int depth) {
        ExprNode text = of(String.class, depth);
        return switch (choices.below(6)) {
            case 0 -> call(ScalarFunction.UPPER, text);
            case 1 -> call(ScalarFunction.LOWER, text);
            case 2 -> call(ScalarFunction.TRIM, text);
            case 3 -> call(ScalarFunction.CONCAT, text, of(String.class, depth));
            case 4 -> call(ScalarFunction.REPLACE, text, of(String.class, 0), of(String.class, 0));
            default -> call(ScalarFunction.SUBSTRING, text, smallInt(), smallInt());
        };
    }

    private ExprNode smallInt() {
        return choices.oneIn(4) ? leaf(Integer.class) : new LiteralNode(choices.from(List.of(1, 2, 0, -1, 100)));
    }

    private ExprNode number(Class<?> type, int depth) {
        if (choices.oneIn(3)) {
            ExprNode made = converted(type, depth);
            if (made.type() == type) {
                return made;
            }
        }
        ExprNode first = of(type, depth);
        return switch (choices.below(10)) {
            case 0 -> call(ScalarFunction.NEGATE, first);
            case 1 -> call(ScalarFunction.ABS, first);
            case 2 -> call(ScalarFunction.FLOOR, first);
            case 3 -> call(ScalarFunction.CEIL, first);
            case 4 -> call(ScalarFunction.ROUND, first, smallInt());
            case 5 -> call(ScalarFunction.ROUND, first);
            default -> call(choices.from(List.of(ScalarFunction.PLUS, ScalarFunction.MINUS, ScalarFunction.TIMES,
                    ScalarFunction.DIVIDE, ScalarFunction.MOD)), first, of(narrower(type), depth));
        };
    }

    /** A type that, met by a wider one, is reckoned in that. */
    private Class<?> narrower(Class<?> type) {
        return !choices.oneIn(2) ? type : type == Double.class ? choices.from(NUMBERS)
                : type == BigDecimal.class ? Long.class : type == Long.class ? Short.class
                : type == Integer.class ? Byte.class : type;
    }

    private ExprNode converted(Class<?> type, int depth) {
        if (type == Integer.class && choices.oneIn(2)) {
            ExprNode time = of(choices.from(List.of(Instant.class, LocalDateTime.class)), depth);
            return switch (choices.below(3)) {
                case 0 -> call(ScalarFunction.LENGTH, of(String.class, depth));
                case 1 -> new UserCallNode(CODE, List.of(of(String.class, depth)));
                default -> call(ScalarFunction.EXTRACT, time,
                        new LiteralNode(choices.from(List.of(CalendarField.values()))));
            };
        } else if (type == Long.class && choices.oneIn(2)) {
            Class<?> time = choices.from(List.of(Instant.class, LocalDateTime.class));
            return call(ScalarFunction.UNTIL, of(time, depth), of(time, depth), new LiteralNode(
                    choices.from(Arrays.stream(CalendarUnit.values()).filter(CalendarUnit::isFixed).toList())));
        }
        ExprNode number = of(choices.from(NUMBERS), depth);
        return call(type == Integer.class ? ScalarFunction.TO_INT : type == Long.class ? ScalarFunction.TO_LONG
                : type == Double.class ? ScalarFunction.TO_DOUBLE : ScalarFunction.TO_DECIMAL, number);
    }

    private ExprNode time(Class<?> type, int depth) {
        if (type == LocalDateTime.class && choices.oneIn(2)) {
            return call(ScalarFunction.AT_ZONE, of(Instant.class, depth), new LiteralNode("Europe/Berlin"));
        } else if (choices.oneIn(2)) {
            return call(choices.oneIn(2) ? ScalarFunction.PLUS_DURATION : ScalarFunction.MINUS_DURATION,
                    of(type, depth), leaf(Duration.class));
        }
        CalendarUnit unit = choices.from(Arrays.stream(CalendarUnit.values())
                .filter(each -> each.isOfDays() ? type != LocalTime.class : type != LocalDate.class).toList());
        return call(ScalarFunction.TRUNCATE, of(type, depth), new LiteralNode(unit));
    }
}
