package dev.millrace.testkit.language;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.CalendarField;
import dev.millrace.query.CalendarUnit;
import dev.millrace.query.UserFunction;
import dev.millrace.query.ast.CallNode;
import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.FunctionNode;
import dev.millrace.query.ast.LiteralNode;
import dev.millrace.query.ast.NowNode;
import dev.millrace.query.ast.Operator;
import dev.millrace.query.ast.ParamNode;
import dev.millrace.query.ast.ScalarFunction;
import dev.millrace.query.ast.UserCallNode;
import dev.millrace.query.value.ValueKind;

/** Well-typed expressions of all operators and functions over what a place of a query offers. */
final class ExpressionDraw {

    /** A user's function of strings, which throws for one of them. */
    static final UserFunction.Unary<String, Integer> CODE =
            UserFunction.of("code", String.class, Integer.class, text -> text.codePointAt(0));

    private static final List<Class<?>> NUMBERS = List.of(Integer.class, Long.class, Double.class, BigDecimal.class,
            Short.class, Byte.class, Float.class);
    private static final List<Class<?>> TIMES =
            List.of(Instant.class, LocalDateTime.class, LocalDate.class, LocalTime.class);
    private static final List<Operator> COMPARISONS =
            List.of(Operator.EQ, Operator.NE, Operator.LT, Operator.LE, Operator.GT, Operator.GE);
    private static final List<ScalarFunction> ARITHMETIC = List.of(ScalarFunction.PLUS, ScalarFunction.MINUS,
            ScalarFunction.TIMES, ScalarFunction.DIVIDE, ScalarFunction.MOD, ScalarFunction.NEGATE, ScalarFunction.ABS,
            ScalarFunction.ROUND, ScalarFunction.FLOOR, ScalarFunction.CEIL);
    private static final List<String> PATTERNS =
            List.of("%", "a%", "%b", "_", "a_b", "a\\%b", "%\uD83D\uDE00%", "", "A%", "a\\");
    private static final List<String> ZONES = List.of("Europe/Berlin", "UTC", "America/New_York");

    private final Draft draft;
    private final Leaves leaves;
    private final @Nullable AggregateDraw aggregates;

    ExpressionDraw(Draft draft, Leaves leaves) {
        this.draft = draft;
        this.leaves = leaves;
        Leaves below = leaves.below();
        this.aggregates = below == null ? null : new AggregateDraw(draft, below);
    }

    /** A way to make an expression of a type from simpler ones. */
    @FunctionalInterface
    private interface Maker {
        ExprNode make(int depth);
    }

    /** A type that components here have; sooner one that what is wished for gives. */
    Class<?> anyType() {
        List<Class<?>> wished = draft.palette.types().stream()
                .filter(type -> draft.wantsAny(List.copyOf(makers(type).keySet()))
                        || aggregates != null && aggregates.wantsToMake(type))
                .toList();
        if (!wished.isEmpty() && !draft.choices.oneIn(4)) {
            return draft.choices.from(wished);
        }
        List<Class<?>> here = leaves.types().stream().filter(draft.palette::has).toList();
        return here.isEmpty() || draft.choices.oneIn(4) ? draft.choices.from(draft.palette.types())
                : draft.choices.from(here);
    }

    /** An expression of a type. */
    ExprNode of(Class<?> type, int depth) {
        if (depth > 0) {
            Map<String, Maker> makers = makers(type);
            boolean wanted = draft.wantsAny(List.copyOf(makers.keySet()));
            if (wanted ? !draft.choices.oneIn(4) : draft.choices.oneIn(2)) {
                String picked = draft.pick(List.copyOf(makers.keySet()), name -> name);
                if (picked != null) {
                    Maker maker = makers.get(picked);
                    if (maker != null) {
                        return maker.make(depth - 1);
                    }
                }
            }
        }
        return leaf(type);
    }

    private ExprNode leaf(Class<?> type) {
        if (aggregates != null && !draft.choices.oneIn(3)) {
            ExprNode aggregate = aggregates.of(type);
            if (aggregate != null) {
                return aggregate;
            }
        }
        List<ExprNode> fields = leaves.ofType(type);
        return !fields.isEmpty() && draft.choices.below(5) < 4 ? draft.choices.from(fields) : constant(type);
    }

    /** One of few values, of which sums are exact everywhere. */
    ExprNode common(Class<?> type) {
        List<ExprNode> fields = leaves.common(type);
        return !fields.isEmpty() && draft.choices.below(5) < 4 ? draft.choices.from(fields)
                : new LiteralNode(Pool.common(type, draft.choices), type);
    }

    /** A constant or a parameter. */
    ExprNode constant(Class<?> type) {
        Object value = draft.choices.oneIn(16) ? null
                : draft.choices.oneIn(6) ? Pool.odd(type, draft.choices) : Pool.common(type, draft.choices);
        if (draft.takes(Constructs.PARAMETER, 6)) {
            draft.took(Constructs.PARAMETER);
            return new ParamNode(draft.bind(value), type);
        }
        return new LiteralNode(value, type);
    }

    private Map<String, Maker> makers(Class<?> type) {
        Map<String, Maker> makers = new LinkedHashMap<>();
        conditionals(type, makers);
        if (type == Boolean.class) {
            conditions(makers);
        } else if (type == String.class) {
            texts(makers);
        } else if (NUMBERS.contains(type)) {
            numbers(type, makers);
        } else if (TIMES.contains(type)) {
            times(type, makers);
        }
        return makers;
    }

    private static void put(Map<String, Maker> makers, ScalarFunction function, Maker maker) {
        makers.put(Constructs.of(function), maker);
    }

    private static FunctionNode call(ScalarFunction function, ExprNode... operands) {
        return new FunctionNode(function, operands);
    }

    private void conditionals(Class<?> type, Map<String, Maker> makers) {
        makers.put(Constructs.of(Operator.COALESCE),
                depth -> new CallNode(Operator.COALESCE, of(type, depth), of(type, depth)));
        put(makers, ScalarFunction.CASE_WHEN,
                depth -> call(ScalarFunction.CASE_WHEN, of(Boolean.class, depth), of(type, depth), of(type, depth)));
        put(makers, ScalarFunction.NULL_IF, depth -> call(ScalarFunction.NULL_IF, of(type, depth), of(type, depth)));
        put(makers, ScalarFunction.LEAST, depth -> call(ScalarFunction.LEAST, of(type, depth), of(type, depth)));
        put(makers, ScalarFunction.GREATEST,
                depth -> call(ScalarFunction.GREATEST, of(type, depth), of(type, depth), of(type, depth)));
    }

    private void conditions(Map<String, Maker> makers) {
        for (Operator comparison : COMPARISONS) {
            makers.put(Constructs.of(comparison), depth -> {
                ExprNode left = of(anyType(), depth);
                return new CallNode(comparison, left, alike(left, depth));
            });
        }
        makers.put(Constructs.of(Operator.AND),
                depth -> new CallNode(Operator.AND, condition(depth), condition(depth)));
        makers.put(Constructs.of(Operator.OR), depth -> new CallNode(Operator.OR, condition(depth), condition(depth)));
        makers.put(Constructs.of(Operator.NOT), depth -> new CallNode(Operator.NOT, condition(depth)));
        makers.put(Constructs.of(Operator.IS_NULL), depth -> new CallNode(Operator.IS_NULL, of(anyType(), depth)));
        makers.put(Constructs.of(Operator.IS_NOT_NULL),
                depth -> new CallNode(Operator.IS_NOT_NULL, of(anyType(), depth)));
        put(makers, ScalarFunction.BETWEEN, depth -> ofAlike(ScalarFunction.BETWEEN, 3, depth));
        put(makers, ScalarFunction.IN, depth -> ofAlike(ScalarFunction.IN, 1 + draft.choices.below(4), depth));
        put(makers, ScalarFunction.IS_DISTINCT_FROM, depth -> ofAlike(ScalarFunction.IS_DISTINCT_FROM, 2, depth));
        for (ScalarFunction search : List.of(ScalarFunction.STARTS_WITH, ScalarFunction.CONTAINS)) {
            put(makers, search, depth -> call(search, of(String.class, depth), of(String.class, 0)));
        }
        put(makers, ScalarFunction.LIKE, depth -> pattern(ScalarFunction.LIKE, depth));
        put(makers, ScalarFunction.ILIKE, depth -> pattern(ScalarFunction.ILIKE, depth));
    }

    /** A condition that is more than a component. */
    ExprNode condition(int depth) {
        return depth == 0 ? comparison() : of(Boolean.class, depth);
    }

    private ExprNode comparison() {
        ExprNode left = leaf(anyType());
        return new CallNode(draft.choices.from(COMPARISONS), left, alike(left, 0));
    }

    private ExprNode ofAlike(ScalarFunction function, int operands, int depth) {
        List<ExprNode> all = new ArrayList<>();
        all.add(of(anyType(), depth));
        while (all.size() < operands) {
            all.add(alike(all.get(0), depth));
        }
        return new FunctionNode(function, all);
    }

    /** Something to compare with: numbers are compared with numbers of all types (law 3). */
    private ExprNode alike(ExprNode other, int depth) {
        boolean mixed = ValueKind.of(other.type()) == ValueKind.NUMBER && draft.choices.oneIn(4);
        return of(mixed ? anyNumber() : other.type(), depth);
    }

    private Class<?> anyNumber() {
        return draft.choices.from(NUMBERS.stream().filter(draft.palette::has).toList());
    }

    private ExprNode pattern(ScalarFunction function, int depth) {
        ExprNode text = of(String.class, depth);
        LiteralNode pattern = new LiteralNode(draft.choices.from(PATTERNS));
        return draft.choices.oneIn(3) ? call(function, text, pattern, new LiteralNode("!"))
                : call(function, text, pattern);
    }

    private void texts(Map<String, Maker> makers) {
        for (ScalarFunction function : List.of(ScalarFunction.UPPER, ScalarFunction.LOWER, ScalarFunction.TRIM)) {
            put(makers, function, depth -> call(function, of(String.class, depth)));
        }
        put(makers, ScalarFunction.CONCAT,
                depth -> call(ScalarFunction.CONCAT, of(String.class, depth), of(String.class, depth)));
        put(makers, ScalarFunction.REPLACE,
                depth -> call(ScalarFunction.REPLACE, of(String.class, depth), of(String.class, 0),
                        of(String.class, 0)));
        put(makers, ScalarFunction.SUBSTRING, depth -> {
            ExprNode text = of(String.class, depth);
            return draft.choices.oneIn(2) ? call(ScalarFunction.SUBSTRING, text, smallInt())
                    : call(ScalarFunction.SUBSTRING, text, smallInt(), smallInt());
        });
    }

    private ExprNode smallInt() {
        return new LiteralNode(draft.choices.from(List.of(1, 2, 0, -1, 3, 100)));
    }

    private void numbers(Class<?> type, Map<String, Maker> makers) {
        for (ScalarFunction function : ARITHMETIC) {
            put(makers, function, depth -> arithmetic(function, type, depth));
        }
        if (type == Integer.class) {
            put(makers, ScalarFunction.LENGTH, depth -> call(ScalarFunction.LENGTH, of(String.class, depth)));
            put(makers, ScalarFunction.TO_INT, depth -> call(ScalarFunction.TO_INT, of(anyNumber(), depth)));
            put(makers, ScalarFunction.EXTRACT, this::extraction);
            makers.put(Constructs.USER_FUNCTION, depth -> new UserCallNode(CODE, List.of(of(String.class, depth))));
        } else if (type == Long.class) {
            put(makers, ScalarFunction.TO_LONG, depth -> call(ScalarFunction.TO_LONG, of(anyNumber(), depth)));
            put(makers, ScalarFunction.UNTIL, this::span);
        } else if (type == Double.class) {
            put(makers, ScalarFunction.TO_DOUBLE, depth -> call(ScalarFunction.TO_DOUBLE, of(anyNumber(), depth)));
        } else if (type == BigDecimal.class) {
            put(makers, ScalarFunction.TO_DECIMAL, depth -> call(ScalarFunction.TO_DECIMAL, of(anyNumber(), depth)));
        }
    }

    private ExprNode arithmetic(ScalarFunction function, Class<?> type, int depth) {
        ExprNode first = of(type, depth);
        return switch (function) {
            case NEGATE, ABS, FLOOR, CEIL -> call(function, first);
            case ROUND -> draft.choices.oneIn(2) ? call(function, first)
                    : call(function, first, new LiteralNode(draft.choices.from(List.of(1, 0, 2, -1))));
            default -> call(function, first, of(type, depth));
        };
    }

    private Class<?> anyTime() {
        List<Class<?>> times = TIMES.stream().filter(draft.palette::has).toList();
        return times.isEmpty() ? Instant.class : draft.choices.from(times);
    }

    private ExprNode extraction(int depth) {
        Class<?> type = anyTime();
        List<CalendarField> fields = Arrays.stream(CalendarField.values())
                .filter(field -> field.isOfDate() ? type != LocalTime.class : type != LocalDate.class).toList();
        return call(ScalarFunction.EXTRACT, of(type, depth), new LiteralNode(draft.choices.from(fields)));
    }

    private ExprNode span(int depth) {
        Class<?> type = anyTime();
        List<CalendarUnit> units = units(type).stream().filter(CalendarUnit::isFixed).toList();
        return call(ScalarFunction.UNTIL, of(type, depth), of(type, depth), new LiteralNode(draft.choices.from(units)));
    }

    private static List<CalendarUnit> units(Class<?> type) {
        return Arrays.stream(CalendarUnit.values())
                .filter(unit -> unit.isOfDays() ? type != LocalTime.class : type != LocalDate.class).toList();
    }

    private void times(Class<?> type, Map<String, Maker> makers) {
        put(makers, ScalarFunction.TRUNCATE, depth -> call(ScalarFunction.TRUNCATE, of(type, depth),
                new LiteralNode(draft.choices.from(units(type)))));
        for (ScalarFunction function : List.of(ScalarFunction.PLUS_DURATION, ScalarFunction.MINUS_DURATION)) {
            put(makers, function, depth -> call(function, of(type, depth),
                    draft.palette.has(Duration.class) ? of(Duration.class, 0)
                            : new LiteralNode(Pool.common(Duration.class, draft.choices))));
        }
        if (type == Instant.class) {
            makers.put(Constructs.NOW, depth -> new NowNode(draft.choices.from(
                    List.of(Duration.ofMinutes(1), Duration.ofDays(1), Duration.ofMillis(250)))));
        } else if (type == LocalDateTime.class && draft.palette.has(Instant.class)) {
            put(makers, ScalarFunction.AT_ZONE, depth -> call(ScalarFunction.AT_ZONE, of(Instant.class, depth),
                    new LiteralNode(draft.choices.from(ZONES))));
        }
    }
}
