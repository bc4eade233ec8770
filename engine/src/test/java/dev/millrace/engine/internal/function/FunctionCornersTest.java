package dev.millrace.engine.internal.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.millrace.query.Bindings;
import dev.millrace.query.CalendarField;
import dev.millrace.query.CalendarUnit;
import dev.millrace.query.RelationRef;
import dev.millrace.query.RowType;
import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.FieldNode;
import dev.millrace.query.ast.FunctionNode;
import dev.millrace.query.ast.LiteralNode;
import dev.millrace.query.ast.ProjectNode;
import dev.millrace.query.ast.ScalarFunction;
import dev.millrace.query.ast.ScalarFunction.Nulls;
import dev.millrace.query.ast.SourceNode;
import dev.millrace.query.value.Values;
import dev.millrace.testkit.ReferenceEvaluator;

/**
 * Every function over every type of operand it takes, at all combinations of corner values: the value is the reference evaluator's, and
 * a failure is reported once where SQL would raise an error, and nowhere else. Operands are components and constants.
 */
class FunctionCornersTest {

    private static final List<Class<?>> NUMBERS = List.of(Byte.class, Short.class, Integer.class, Long.class,
            Float.class, Double.class, BigDecimal.class, BigInteger.class, Number.class);
    private static final List<Class<?>> TIMES =
            List.of(Instant.class, LocalDateTime.class, LocalDate.class, LocalTime.class);
    private static final List<@Nullable Object> PLACES = Arrays.asList(0, 1, 2, 15, 22, 23, 400, -1, -2, -10, -18, -19,
            -20, -22, -23, -400, Integer.MIN_VALUE, Integer.MAX_VALUE, null);
    private static final List<@Nullable Object> LENGTHS =
            Arrays.asList(0, 1, 2, 3, -1, Integer.MIN_VALUE, Integer.MAX_VALUE, null);
    private static final List<@Nullable Object> PATTERNS = Arrays.asList("%", "a%", "%b", "%b%", "_", "a_b", "a\\%b",
            "\\\\", "%\uD83D\uDE00%", "", "a\\", "a!%b", "A%", "__", "%\\_%", "\u03BF\u03C3", "STRA\u00DFE", "a%%b%",
            "%a%a%", "\uD83D%", "%\uDE00", "%\uD83D" + "\\" + "\uDE00%", "_\uDE00", "\uD83D", "%\uDE00%", "!", "!!",
            "a%b", null);
    private static final List<@Nullable Object> ESCAPES =
            Arrays.asList("\\", "!", "", "%", "_", "!!", "\uD83D\uDE00", "\uD83D", null);

    private static final Set<ScalarFunction> CHECKED =
            Collections.synchronizedSet(EnumSet.noneOf(ScalarFunction.class));

    /** What stands in one place of a function: a component with values, or a constant that must be one. */
    private record Place(@Nullable LiteralNode constant, Class<?> type, List<@Nullable Object> values) {

        static Place of(Class<?> type) {
            return new Place(null, type, Corners.of(type));
        }

        static Place of(Class<?> type, List<@Nullable Object> values) {
            return new Place(null, type, values);
        }

        static Place constant(Object value) {
            LiteralNode literal = new LiteralNode(value);
            return new Place(literal, literal.type(), List.of(value));
        }
    }

    @AfterAll
    static void checked_areAllFunctions() {
        assertThat(CHECKED).containsExactlyInAnyOrder(ScalarFunction.values());
    }

    @ParameterizedTest
    @EnumSource(names = {"TO_INT", "TO_LONG", "TO_DOUBLE", "TO_DECIMAL", "NEGATE", "ABS", "ROUND", "FLOOR", "CEIL"})
    void ofOneNumber_agrees(ScalarFunction function) {
        for (Class<?> type : NUMBERS) {
            check(function, Place.of(type));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"PLUS", "MINUS", "TIMES", "DIVIDE", "MOD"})
    void ofTwoNumbers_agrees(ScalarFunction function) {
        for (Class<?> left : NUMBERS) {
            for (Class<?> right : NUMBERS) {
                check(function, Place.of(left), Place.of(right));
            }
        }
    }

    @Test
    void round_toPlaces_agrees() {
        for (Class<?> type : NUMBERS) {
            check(ScalarFunction.ROUND, Place.of(type), Place.of(Integer.class, PLACES));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"LEAST", "GREATEST", "IN"})
    void ofAnyNumberOfValues_agrees(ScalarFunction function) {
        for (Class<?> type : Corners.types()) {
            check(function, Place.of(type));
            check(function, Place.of(type), Place.of(type), Place.of(type, few(type)));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"LEAST", "GREATEST", "NULL_IF", "IS_DISTINCT_FROM", "IN"})
    void ofTwoValues_agrees(ScalarFunction function) {
        for (Class<?> type : Corners.types()) {
            check(function, Place.of(type), Place.of(type));
        }
        for (Class<?> left : NUMBERS) {
            for (Class<?> right : NUMBERS) {
                check(function, Place.of(left, finite(left)), Place.of(right, finite(right)));
            }
        }
    }

    @Test
    void between_agrees() {
        for (Class<?> type : Corners.types()) {
            check(ScalarFunction.BETWEEN, Place.of(type, few(type)), Place.of(type, few(type)), Place.of(type));
        }
        for (Class<?> left : NUMBERS) {
            for (Class<?> right : NUMBERS) {
                check(ScalarFunction.BETWEEN, Place.of(left, few(left)), Place.of(right, few(right)),
                        Place.of(left, few(left)));
            }
        }
    }

    @Test
    void caseWhen_agrees() {
        List<@Nullable Object> truths = Corners.of(Boolean.class);
        for (Class<?> type : Corners.types()) {
            check(ScalarFunction.CASE_WHEN, Place.of(Boolean.class, truths), Place.of(type),
                    Place.of(Boolean.class, truths), Place.of(type, few(type).subList(0, 2)),
                    Place.of(type, few(type)));
        }
        for (Class<?> left : NUMBERS) {
            for (Class<?> right : NUMBERS) {
                check(ScalarFunction.CASE_WHEN, Place.of(Boolean.class, truths), Place.of(left, finite(left)),
                        Place.of(right, few(right)));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"UPPER", "LOWER", "TRIM", "LENGTH", "CONCAT"})
    void ofOneText_agrees(ScalarFunction function) {
        check(function, Place.of(String.class));
    }

    @ParameterizedTest
    @EnumSource(names = {"STARTS_WITH", "CONTAINS", "CONCAT"})
    void ofTwoTexts_agrees(ScalarFunction function) {
        check(function, Place.of(String.class), Place.of(String.class));
    }

    @ParameterizedTest
    @EnumSource(names = {"REPLACE", "CONCAT"})
    void ofThreeTexts_agrees(ScalarFunction function) {
        check(function, Place.of(String.class), Place.of(String.class), Place.of(String.class, few(String.class)));
    }

    @Test
    void substring_agrees() {
        Place lengths = Place.of(Integer.class, LENGTHS);
        check(ScalarFunction.SUBSTRING, Place.of(String.class), lengths);
        check(ScalarFunction.SUBSTRING, Place.of(String.class), lengths, lengths);
    }

    @ParameterizedTest
    @EnumSource(names = {"LIKE", "ILIKE"})
    void pattern_agrees(ScalarFunction function) {
        Place patterns = Place.of(String.class, PATTERNS);
        check(function, Place.of(String.class), patterns);
        check(function, Place.of(String.class), patterns, Place.of(String.class, ESCAPES));
    }

    @Test
    void truncate_agrees() {
        for (Class<?> type : TIMES) {
            for (CalendarUnit unit : units(type)) {
                check(ScalarFunction.TRUNCATE, Place.of(type), Place.constant(unit));
            }
        }
    }

    @Test
    void extract_agrees() {
        for (Class<?> type : TIMES) {
            for (CalendarField field : CalendarField.values()) {
                if (field.isOfDate() ? type != LocalTime.class : type != LocalDate.class) {
                    check(ScalarFunction.EXTRACT, Place.of(type), Place.constant(field));
                }
            }
        }
    }

    @Test
    void until_agrees() {
        for (Class<?> type : TIMES) {
            for (CalendarUnit unit : units(type)) {
                if (unit.isFixed()) {
                    check(ScalarFunction.UNTIL, Place.of(type), Place.of(type), Place.constant(unit));
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"PLUS_DURATION", "MINUS_DURATION"})
    void shift_agrees(ScalarFunction function) {
        for (Class<?> type : TIMES) {
            check(function, Place.of(type), Place.of(Duration.class));
        }
    }

    @Test
    void atZone_agrees() {
        for (String zone : List.of("Europe/Berlin", "UTC", "+18:00", "America/New_York")) {
            check(ScalarFunction.AT_ZONE, Place.of(Instant.class), Place.constant(zone));
        }
    }

    private static List<CalendarUnit> units(Class<?> type) {
        return Arrays.stream(CalendarUnit.values())
                .filter(unit -> unit.isOfDays() ? type != LocalTime.class : type != LocalDate.class).toList();
    }

    /** Some of the values, and null. */
    private static List<@Nullable Object> few(Class<?> type) {
        List<@Nullable Object> values = Corners.of(type);
        return values.size() <= 6 ? values : Arrays.asList(values.get(0), values.get(1), values.get(4),
                values.get(values.size() - 3), values.get(values.size() - 2), null);
    }

    /** Those that the evaluator can bring to decimals, if they are of several classes. */
    private static List<@Nullable Object> finite(Class<?> type) {
        return type != Number.class ? Corners.of(type) : Corners.of(type).stream()
                .filter(value -> !(value instanceof Double number) || Double.isFinite(number)).toList();
    }

    private static void check(ScalarFunction function, Place... places) {
        CHECKED.add(function);
        Map<String, Class<?>> types = new LinkedHashMap<>();
        types.put("id", Integer.class);
        for (int i = 0; i < places.length; i++) {
            types.put("v" + i, places[i].type());
        }
        RowType<Map<String, @Nullable Object>> rowType = RowType.ofMap(types);
        RelationRef<Map<String, @Nullable Object>> relation =
                new RelationRef<>("rows", rowType, rowType.component("id"));
        List<ExprNode> operands = new ArrayList<>();
        for (int i = 0; i < places.length; i++) {
            LiteralNode constant = places[i].constant();
            operands.add(constant != null ? constant : new FieldNode(0, rowType.component("v" + i)));
        }
        FunctionNode node = new FunctionNode(function, operands);
        List<@Nullable Object[]> tuples = tuples(places);
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        tuples.forEach(tuple -> rows.add(row(rowType, rows.size(), tuple)));

        List<?> expected = ReferenceEvaluator.evaluate(new ProjectNode(new SourceNode(relation), node), Bindings.NONE,
                Map.of("rows", rows)).rows();

        for (int i = 0; i < rows.size(); i++) {
            check(node, rows.get(i), tuples.get(i), expected.get(i));
        }
    }

    private static Map<String, @Nullable Object> row(RowType<Map<String, @Nullable Object>> rowType, int id,
            @Nullable Object[] tuple) {
        @Nullable Object[] values = new @Nullable Object[tuple.length + 1];
        values[0] = id;
        System.arraycopy(tuple, 0, values, 1, tuple.length);
        return rowType.create(values);
    }

    private static List<@Nullable Object[]> tuples(Place[] places) {
        List<@Nullable Object[]> tuples = new ArrayList<>();
        tuples.add(new @Nullable Object[0]);
        for (Place place : places) {
            List<@Nullable Object[]> longer = new ArrayList<>();
            for (@Nullable Object[] tuple : tuples) {
                for (Object value : place.values()) {
                    @Nullable Object[] next = Arrays.copyOf(tuple, tuple.length + 1);
                    next[tuple.length] = value;
                    longer.add(next);
                }
            }
            tuples = longer;
        }
        return tuples;
    }

    /** All operands as components, all as constants, and each of them alone as the one or the other. */
    private static void check(FunctionNode node, Object row, @Nullable Object[] tuple, @Nullable Object expected) {
        int all = (1 << tuple.length) - 1;
        check(node, row, tuple, expected, 0);
        check(node, row, tuple, expected, all);
        for (int i = 0; i < tuple.length && tuple.length > 1; i++) {
            check(node, row, tuple, expected, 1 << i);
            if (tuple.length > 2) {
                check(node, row, tuple, expected, all & ~(1 << i));
            }
        }
    }

    private static void check(FunctionNode node, Object row, @Nullable Object[] tuple, @Nullable Object expected,
            int constants) {
        List<ExprNode> operands = new ArrayList<>(node.operands());
        for (int i = 0; i < tuple.length; i++) {
            if ((constants & 1 << i) != 0) {
                operands.set(i, new LiteralNode(tuple[i], operands.get(i).type()));
            }
        }
        FunctionNode call = new FunctionNode(node.function(), operands);

        Outcome outcome = Outcome.of(call, row);

        Nulls nulls = node.function().nulls();
        boolean isStrict = nulls == Nulls.STRICT || nulls == Nulls.STRICT_AND_FAILING;
        boolean fails = isStrict && expected == null && Arrays.stream(tuple).allMatch(Objects::nonNull);
        if (!Values.same(outcome.value(), expected) || outcome.failures().size() != (fails ? 1 : 0)) {
            fail("%s of %s should be %s%s, but is %s, with %s", call, row, expected, fails ? ", a failure" : "",
                    outcome.value(), outcome.failures());
        }
    }
}
