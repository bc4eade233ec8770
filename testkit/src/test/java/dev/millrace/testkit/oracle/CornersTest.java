package dev.millrace.testkit.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.millrace.query.CalendarField;
import dev.millrace.query.CalendarUnit;
import dev.millrace.query.ast.CallNode;
import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.FieldNode;
import dev.millrace.query.ast.FunctionNode;
import dev.millrace.query.ast.LiteralNode;
import dev.millrace.query.ast.Operator;
import dev.millrace.query.ast.ScalarFunction;
import dev.millrace.query.sql.Database;

/** The cases that random expressions meet too seldom. */
class CornersTest {

    private static final List<String> COLUMNS = List.of("tiny", "small", "whole", "big", "single", "real", "exact",
            "oddSingle", "oddReal", "oddExact");

    @ParameterizedTest
    @EnumSource(value = Database.class, names = {"H2", "SQLITE", "DUCKDB"})
    void corners_giveInDatabasesWhatTheyGiveHere(Database kind) {
        try (OracleDatabase database = OracleDatabase.inMemory(kind)) {
            compare(database);
        }
    }

    @Tag("oracle-postgres")
    @Test
    void corners_giveInPostgresWhatTheyGiveHere() {
        try (PostgresServer server = PostgresServer.start(); OracleDatabase database = server.open()) {
            compare(database);
        }
    }

    private static void compare(OracleDatabase database) {
        ExpressionOracle oracle = new ExpressionOracle(database, 1);
        List<ExprNode> corners = new ArrayList<>();
        quotients(corners);
        roundings(corners);
        comparisons(corners);
        arithmetic(corners);
        substrings(corners);
        times(corners);
        chains(corners);

        List<String> differences = corners.stream().map(oracle::difference).flatMap(Optional::stream).toList();

        System.out.println(oracle);
        assertThat(differences).isEmpty();
    }

    private static FieldNode field(String name) {
        return new FieldNode(0, Sampled.SAMPLED.rowType().component(name));
    }

    private static LiteralNode decimal(String text) {
        return new LiteralNode(new BigDecimal(text));
    }

    /** Quotients half way between two numbers of 34 digits, next to that, and far from it. */
    private static void quotients(List<ExprNode> corners) {
        for (String digits : List.of("1.0000000000000000000000000000000005", "1.0000000000000000000000000000000015",
                "-1.0000000000000000000000000000000025", "0.99999999999999999999999999999999995",
                "1.00000000000000000000000000000000050000000001", "1E+50", "1E-40", "0", "2")) {
            for (String divisor : List.of("1", "-1", "0.001", "3", "7E+10", "1E-30", "0")) {
                corners.add(new FunctionNode(ScalarFunction.DIVIDE, decimal(digits), decimal(divisor)));
            }
        }
    }

    private static void roundings(List<ExprNode> corners) {
        for (String column : COLUMNS) {
            for (int places : List.of(0, -1, -2, -10, -11, -18, -19, -20, -400, 1, 3, 19, 400, Integer.MIN_VALUE,
                    Integer.MAX_VALUE)) {
                corners.add(new FunctionNode(ScalarFunction.ROUND, field(column), new LiteralNode(places)));
            }
        }
    }

    private static void comparisons(List<ExprNode> corners) {
        for (Operator operator : List.of(Operator.EQ, Operator.NE, Operator.LT, Operator.LE, Operator.GT,
                Operator.GE)) {
            for (String column : COLUMNS) {
                for (double real : new double[] {0x1p63, -0x1p63, 0x1p53, 0.5, -0.0, 0.1, 1e300, Double.NaN,
                    Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
                    corners.add(new CallNode(operator, field(column), new LiteralNode(real)));
                }
                for (String other : COLUMNS) {
                    corners.add(new CallNode(operator, field(column), field(other)));
                }
            }
            corners.add(new CallNode(operator, field("text"), field("other")));
        }
    }

    private static void arithmetic(List<ExprNode> corners) {
        for (ScalarFunction function : List.of(ScalarFunction.PLUS, ScalarFunction.MINUS, ScalarFunction.TIMES,
                ScalarFunction.DIVIDE, ScalarFunction.MOD)) {
            for (String first : COLUMNS) {
                for (String second : COLUMNS) {
                    corners.add(new FunctionNode(function, field(first), field(second)));
                }
            }
        }
        constants(corners);
        for (ScalarFunction function : List.of(ScalarFunction.TO_INT, ScalarFunction.TO_LONG, ScalarFunction.TO_DOUBLE,
                ScalarFunction.TO_DECIMAL, ScalarFunction.NEGATE, ScalarFunction.ABS, ScalarFunction.FLOOR,
                ScalarFunction.CEIL)) {
            COLUMNS.forEach(column -> corners.add(new FunctionNode(function, field(column))));
        }
    }

    /** Planners compute what is made of constants beforehand, guarded or not. */
    private static void constants(List<ExprNode> corners) {
        List<List<Object>> alike = List.of(
                List.of(0.0, 1.0, 3e9, Double.MAX_VALUE, -1e300, Double.MIN_VALUE, 1e-300),
                List.of(0f, Float.MAX_VALUE, Float.MIN_VALUE, 3f), List.of(0, -1, Integer.MIN_VALUE, Integer.MAX_VALUE),
                List.of(0L, -1L, Long.MIN_VALUE, Long.MAX_VALUE), List.of((byte) 0, (byte) -1, Byte.MIN_VALUE));
        for (ScalarFunction function : List.of(ScalarFunction.PLUS, ScalarFunction.MINUS, ScalarFunction.TIMES,
                ScalarFunction.DIVIDE, ScalarFunction.MOD)) {
            for (List<Object> values : alike) {
                for (Object first : values) {
                    for (Object second : values) {
                        corners.add(new FunctionNode(ScalarFunction.CASE_WHEN, field("flag"),
                                new FunctionNode(function, new LiteralNode(first), new LiteralNode(second)),
                                new LiteralNode(first)));
                    }
                }
            }
        }
    }

    private static void substrings(List<ExprNode> corners) {
        for (int from : new int[] {Integer.MIN_VALUE, -1, 0, 1, 2, Integer.MAX_VALUE}) {
            corners.add(new FunctionNode(ScalarFunction.SUBSTRING, field("text"), new LiteralNode(from)));
            for (int length : new int[] {Integer.MIN_VALUE, -1, 0, 1, 2, Integer.MAX_VALUE}) {
                corners.add(new FunctionNode(ScalarFunction.SUBSTRING, field("text"), new LiteralNode(from),
                        new LiteralNode(length)));
            }
        }
    }

    /** Times beyond the year 9999, which no column holds in all databases, but a sum can give. */
    private static void times(List<ExprNode> corners) {
        ExprNode last = new LiteralNode(LocalDateTime.parse("9999-12-31T23:59:59.999999"));
        for (String amount : List.of("PT0S", "PT1H", "P60D", "P400D", "P100000D")) {
            ExprNode time =
                    new FunctionNode(ScalarFunction.PLUS_DURATION, last, new LiteralNode(Duration.parse(amount)));
            for (CalendarField field : CalendarField.values()) {
                corners.add(new FunctionNode(ScalarFunction.EXTRACT, time, new LiteralNode(field)));
            }
            for (CalendarUnit unit : CalendarUnit.values()) {
                corners.add(new FunctionNode(ScalarFunction.TRUNCATE, time, new LiteralNode(unit)));
            }
        }
    }

    /** Conditions of many terms, as loops make them. */
    private static void chains(List<ExprNode> corners) {
        for (int length : new int[] {33, 999, 5_000}) {
            for (Operator operator : List.of(Operator.AND, Operator.OR)) {
                List<ExprNode> terms = new ArrayList<>();
                for (int i = 0; i < length; i++) {
                    terms.add(new CallNode(operator == Operator.AND ? Operator.NE : Operator.EQ, field("whole"),
                            new LiteralNode(i)));
                }
                corners.add(new CallNode(operator, terms));
            }
            List<ExprNode> values = new ArrayList<>(List.of(field("whole")));
            for (int i = 0; i < length; i++) {
                values.add(new LiteralNode(i));
            }
            corners.add(new FunctionNode(ScalarFunction.IN, values));
        }
    }
}
