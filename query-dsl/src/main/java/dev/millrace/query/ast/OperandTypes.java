package dev.millrace.query.ast;

import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;

import dev.millrace.query.internal.LeafTypes;
import dev.millrace.query.value.ValueKind;

/** The types that functions take, and what type their value has. */
final class OperandTypes {

    /** The types of numbers that are reckoned exactly, from the narrowest to the widest. */
    private static final List<Class<?>> EXACT =
            List.of(Byte.class, Short.class, Integer.class, Long.class, BigDecimal.class);

    private OperandTypes() {
    }

    /** Refuses operands of types that a function does not take. */
    static void check(ScalarFunction function, List<ExprNode> operands) {
        switch (function) {
            case TO_INT, TO_LONG, TO_DOUBLE, TO_DECIMAL, PLUS, MINUS, TIMES, DIVIDE, MOD, NEGATE, ABS, FLOOR, CEIL ->
                    operands.forEach(operand -> require(function, operand, ValueKind.NUMBER));
            case ROUND -> {
                require(function, operands.get(0), ValueKind.NUMBER);
                requireInts(function, operands);
            }
            case UPPER, LOWER, TRIM, LENGTH, CONCAT, REPLACE, STARTS_WITH, CONTAINS, LIKE, ILIKE ->
                    operands.forEach(operand -> require(function, operand, ValueKind.STRING));
            case SUBSTRING -> {
                require(function, operands.get(0), ValueKind.STRING);
                requireInts(function, operands);
            }
            case TRUNCATE, EXTRACT, UNTIL, PLUS_DURATION, MINUS_DURATION, AT_ZONE ->
                    TimeOperands.check(function, operands);
            case CASE_WHEN -> requireConditions(operands);
            case BETWEEN, LEAST, GREATEST -> requireOrder(function.word(), operands);
            default -> requireOneKind(function.word(), operands);
        }
    }

    private static void require(ScalarFunction function, ExprNode operand, ValueKind kind) {
        if (ValueKind.of(operand.type()) != kind) {
            throw new IllegalArgumentException(
                    function.word() + " takes a " + (kind == ValueKind.NUMBER ? "number" : "string")
                            + ", but " + operand + " is of type " + operand.type().getSimpleName());
        }
    }

    /** All operands after the first count something. */
    private static void requireInts(ScalarFunction function, List<ExprNode> operands) {
        for (ExprNode operand : operands.subList(1, operands.size())) {
            if (operand.type() != Integer.class) {
                throw new IllegalArgumentException(function.word() + " takes an int, but " + operand + " is of type "
                        + operand.type().getSimpleName());
            }
        }
    }

    private static void requireConditions(List<ExprNode> operands) {
        if (operands.size() % 2 == 0) {
            throw new IllegalArgumentException(
                    "caseWhen takes pairs of a condition and a value, and a value otherwise, but"
                            + " was given " + operands);
        }
        for (int i = 0; i < operands.size() - 1; i += 2) {
            if (operands.get(i).type() != Boolean.class) {
                throw new IllegalArgumentException(
                        "caseWhen takes a condition, but " + operands.get(i) + " is of type "
                                + operands.get(i).type().getSimpleName());
            }
        }
    }

    /** What is compared must be comparable: of one kind, unless the type leaves that open. */
    static void requireOneKind(String word, List<ExprNode> operands) {
        List<Class<?>> types = types(operands);
        for (int i = 1; i < types.size(); i++) {
            ValueKind a = ValueKind.of(types.get(0));
            ValueKind b = ValueKind.of(types.get(i));
            if (a != b && a != ValueKind.OTHER && b != ValueKind.OTHER) {
                throw new IllegalArgumentException(word + " compares values of one kind, but " + operands.get(0)
                        + " is of type " + types.get(0).getSimpleName() + " and " + operands.get(i) + " of type "
                        + types.get(i).getSimpleName());
            }
        }
    }

    /** What is compared as less and greater must have an order as well. */
    static void requireOrder(String word, List<ExprNode> operands) {
        requireOneKind(word, operands);
        operands.forEach(operand -> Members.requireOrder(word, operand));
    }

    /**
     * Whether two values may meet that have no common order, of which no comparison means anything (law 5): then their types leave
     * open of which class they are.
     */
    static boolean mayBeUnlike(List<ExprNode> operands) {
        List<Class<?>> types = types(operands);
        return types.stream().anyMatch(type -> switch (ValueKind.of(type)) {
            case OTHER, RECORD -> type != types.get(0) || !Modifier.isFinal(type.getModifiers());
            case ENUM -> type != types.get(0) || type == Enum.class;
            default -> false;
        });
    }

    /** The type in which numbers of several types are reckoned: the widest if all are exact, double where floats mix in. */
    static Class<?> promoted(List<ExprNode> operands) {
        return promotedOf(types(operands));
    }

    private static List<Class<?>> types(List<ExprNode> operands) {
        return Operands.of(operands).types();
    }

    private static List<Class<?>> leafTypes(List<ExprNode> operands) {
        return Operands.of(operands).leafTypes();
    }

    private static Class<?> promotedOf(List<Class<?>> types) {
        Class<?> only = types.get(0);
        if (types.stream().allMatch(type -> type == only)) {
            return EXACT.contains(only) || only == Float.class || only == Double.class ? only : BigDecimal.class;
        }
        int widest = 0;
        for (Class<?> type : types) {
            if (type == Float.class || type == Double.class) {
                return Double.class;
            }
            int width = EXACT.indexOf(type);
            widest = Math.max(widest, width < 0 ? EXACT.size() - 1 : width);
        }
        return EXACT.get(widest);
    }

    /** The type in which the first of some numbers is reckoned. */
    static Class<?> ofFirst(List<ExprNode> operands) {
        return promotedOf(types(operands).subList(0, 1));
    }

    /** The type of the first of some values, whatever it is. */
    static Class<?> typeOfFirst(List<ExprNode> operands) {
        return types(operands).get(0);
    }

    /** The type that all values are of: their own if it is one, the promoted one of numbers. */
    static Class<?> common(List<ExprNode> operands) {
        return commonOf(types(operands));
    }

    private static Class<?> commonOf(List<Class<?>> types) {
        Class<?> first = types.get(0);
        if (types.stream().allMatch(type -> type == first)) {
            return first;
        }
        return types.stream().allMatch(type -> ValueKind.of(type) == ValueKind.NUMBER) ? promotedOf(types)
                : Object.class;
    }

    /** What values hold that are each that of one of some operands; of numbers that are not lists it is their common type. */
    static Class<?> commonLeaf(List<ExprNode> operands) {
        Class<?> common = common(operands);
        return ValueKind.of(common) != ValueKind.LIST ? common : LeafTypes.common(leafTypes(operands));
    }

    /** Whether one of some operands can be null. */
    static boolean anyNullable(List<ExprNode> operands) {
        return Operands.of(operands).nullables().contains(true);
    }

    /** What the values hold that are those of the branches. */
    static Class<?> commonLeafOfBranches(List<ExprNode> operands) {
        Class<?> common = ofBranches(operands);
        return ValueKind.of(common) != ValueKind.LIST ? common : LeafTypes.common(branches(leafTypes(operands)));
    }

    static Class<?> ofBranches(List<ExprNode> operands) {
        return commonOf(branches(types(operands)));
    }

    static boolean anyBranchNullable(List<ExprNode> operands) {
        return branches(Operands.of(operands).nullables()).contains(true);
    }

    /** What is said of the values among pairs of a condition and a value, and of the value otherwise. */
    static <T> List<T> branches(List<T> operands) {
        return IntStream.range(0, operands.size()).filter(i -> i % 2 == 1 || i == operands.size() - 1)
                .mapToObj(operands::get).toList();
    }
}
