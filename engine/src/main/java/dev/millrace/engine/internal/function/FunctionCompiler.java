package dev.millrace.engine.internal.function;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;

import dev.millrace.engine.internal.expr.Failures;
import dev.millrace.engine.internal.expr.Scalar;
import dev.millrace.query.CalendarField;
import dev.millrace.query.CalendarUnit;
import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.FunctionNode;
import dev.millrace.query.ast.LiteralNode;
import dev.millrace.query.ast.ScalarFunction;
import dev.millrace.query.ast.UserCallNode;

/**
 * Compiles functions. What depends on the types of operands, and on operands that are constants, is decided here, once; what is
 * left for each row is the work itself.
 */
public final class FunctionCompiler {

    private FunctionCompiler() {
    }

    /**
     * Compiles a user's function.
     *
     * @param node the call
     * @param operands its operands, compiled
     * @param failures told of what the function throws
     * @return evaluates it
     */
    public static Scalar compile(UserCallNode node, List<Scalar> operands, Failures failures) {
        return new UserFunctionCall(node.function(), operands, new Report(node, failures));
    }

    /**
     * Compiles a function.
     *
     * @param node the call; of its operands the types are taken, and the values of constants
     * @param operands its operands, compiled
     * @param failures told where it could not be computed
     * @return evaluates it
     */
    public static Scalar compile(FunctionNode node, List<Scalar> operands, Failures failures) {
        Report report = new Report(node, failures);
        Scalar first = operands.get(0);
        return switch (node.function()) {
            case PLUS, MINUS, TIMES, DIVIDE, MOD, NEGATE, ABS, ROUND, FLOOR, CEIL ->
                    arithmetic(node, operands, report);
            case TO_INT -> Conversions.toInteger(IntegerType.INT, type(node, 0), first, report);
            case TO_LONG -> Conversions.toInteger(IntegerType.LONG, type(node, 0), first, report);
            case TO_DOUBLE -> Conversions.toDouble(first);
            case TO_DECIMAL -> Conversions.toDecimal(first, report);
            case UPPER, LOWER, TRIM, LENGTH -> TextFunctions.unary(node.function(), first);
            case SUBSTRING -> new Substring(operands, report);
            case CONCAT -> TextFunctions.concat(operands);
            case REPLACE -> TextFunctions.replace(operands);
            case TRUNCATE, EXTRACT, UNTIL, PLUS_DURATION, MINUS_DURATION, AT_ZONE -> time(node, operands, report);
            case STARTS_WITH, CONTAINS -> TextFunctions.search(node.function(), first, operands.get(1));
            case LIKE, ILIKE -> LikeFunction.of(node, operands, report);
            case BETWEEN -> Comparisons.between(node.operands(), operands);
            case IN -> Membership.of(node.operands(), operands);
            case IS_DISTINCT_FROM -> Comparisons.isDistinct(first, operands.get(1));
            case NULL_IF -> Comparisons.nullIf(first, operands.get(1));
            case LEAST, GREATEST -> Extreme.of(node, operands, report);
            case CASE_WHEN -> CaseFunction.of(node, operands, report);
        };
    }

    private static Scalar arithmetic(FunctionNode node, List<Scalar> operands, Report report) {
        ScalarFunction function = node.function();
        Class<?> type = node.type();
        Scalar first = operands.get(0);
        Scalar second = operands.size() == 2 ? operands.get(1) : null;
        IntegerType integer = IntegerType.of(type);
        if (integer != null) {
            return second == null ? IntegerArithmetic.unary(function, integer, first, report)
                    : IntegerArithmetic.binary(function, integer, first, second, report);
        } else if (type == BigDecimal.class) {
            return second == null ? DecimalArithmetic.unary(function, first, report)
                    : DecimalArithmetic.binary(function, first, second, report);
        }
        FloatingType floating = FloatingType.of(type);
        return second == null ? FloatingArithmetic.unary(function, floating, first)
                : FloatingArithmetic.binary(function, floating, first, second, report);
    }

    private static Scalar time(FunctionNode node, List<Scalar> operands, Report report) {
        Class<?> type = type(node, 0);
        Scalar first = operands.get(0);
        Scalar second = operands.get(1);
        return switch (node.function()) {
            case TRUNCATE -> Truncation.of(type, constant(node, 1, CalendarUnit.class), first, report);
            case EXTRACT -> Extraction.of(type, constant(node, 1, CalendarField.class), first, report);
            case UNTIL -> Span.of(type, constant(node, 2, CalendarUnit.class), first, second, report);
            case PLUS_DURATION -> Shift.later(type, first, second, report);
            case MINUS_DURATION -> Shift.earlier(type, first, second, report);
            default -> {
                ZoneId zone = ZoneId.of(constant(node, 1, String.class));
                yield TimeFunction.of(first, "the time in " + zone, report,
                        time -> LocalDateTime.ofInstant((Instant) time, zone));
            }
        };
    }

    private static Class<?> type(FunctionNode node, int operand) {
        return node.operands().get(operand).type();
    }

    private static <C> C constant(FunctionNode node, int operand, Class<C> type) {
        ExprNode given = node.operands().get(operand);
        if (given instanceof LiteralNode literal && type.isInstance(literal.value())) {
            return type.cast(literal.value());
        }
        throw new IllegalArgumentException(node.function().word() + " takes a constant " + type.getSimpleName()
                + ", but was given " + given);
    }
}
