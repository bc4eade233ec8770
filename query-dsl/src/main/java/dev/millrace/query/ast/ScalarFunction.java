package dev.millrace.query.ast;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import java.util.function.Function;

import dev.millrace.query.internal.LeafTypes;

/**
 * The functions of expressions, beside the {@link Operator}s. Each says how many operands it takes, of which types, and when its
 * value is null. All are total (law 5): where SQL would raise an error the value is null.
 */
public enum ScalarFunction {

    /** The number as an {@code int}, towards zero; null where it does not fit. */
    TO_INT("toInt", 1, 1, Nulls.STRICT_AND_FAILING, operands -> Integer.class),
    /** The number as a {@code long}, towards zero; null where it does not fit. */
    TO_LONG("toLong", 1, 1, Nulls.STRICT_AND_FAILING, operands -> Long.class),
    /** The nearest {@code double}. */
    TO_DOUBLE("toDouble", 1, 1, Nulls.STRICT, operands -> Double.class),
    /** The number as a decimal, exactly; null for what is no finite number. */
    TO_DECIMAL("toDecimal", 1, 1, Nulls.STRICT_AND_FAILING, operands -> BigDecimal.class),

    /** The sum; null where it leaves the type's range. */
    PLUS("plus", 2, 2, Nulls.STRICT_AND_FAILING, OperandTypes::promoted),
    /** The difference; null where it leaves the type's range. */
    MINUS("minus", 2, 2, Nulls.STRICT_AND_FAILING, OperandTypes::promoted),
    /** The product; null where it leaves the type's range. */
    TIMES("times", 2, 2, Nulls.STRICT_AND_FAILING, OperandTypes::promoted),
    /** The quotient: of integers without its fraction, of decimals in 34 digits; null for a divisor of zero. */
    DIVIDE("dividedBy", 2, 2, Nulls.STRICT_AND_FAILING, OperandTypes::promoted),
    /** The remainder, with the sign of the dividend; null for a divisor of zero. */
    MOD("mod", 2, 2, Nulls.STRICT_AND_FAILING, OperandTypes::promoted),
    /** The number with the other sign; null where it leaves the type's range. */
    NEGATE("negate", 1, 1, Nulls.STRICT_AND_FAILING, OperandTypes::promoted),
    /** The number without its sign; null where it leaves the type's range. */
    ABS("abs", 1, 1, Nulls.STRICT_AND_FAILING, OperandTypes::promoted),
    /** The nearest number of so many decimal places, none unless said otherwise; halves away from zero. */
    ROUND("round", 1, 2, Nulls.STRICT_AND_FAILING, OperandTypes::ofFirst),
    /** The greatest whole number that is not greater. */
    FLOOR("floor", 1, 1, Nulls.STRICT, OperandTypes::ofFirst),
    /** The least whole number that is not less. */
    CEIL("ceil", 1, 1, Nulls.STRICT, OperandTypes::ofFirst),

    /** The string in upper case, without regard to a language. */
    UPPER("upper", 1, 1, Nulls.STRICT, operands -> String.class),
    /** The string in lower case, without regard to a language. */
    LOWER("lower", 1, 1, Nulls.STRICT, operands -> String.class),
    /** The string without spaces (U+0020) at both ends. */
    TRIM("trim", 1, 1, Nulls.STRICT, operands -> String.class),
    /** The number of code points. */
    LENGTH("length", 1, 1, Nulls.STRICT, operands -> Integer.class),
    /** The code points from a position on, counted from 1, and at most so many; null for a negative length. */
    SUBSTRING("substring", 2, 3, Nulls.STRICT_AND_FAILING, operands -> String.class),
    /** The strings one after another; a null counts as none. */
    CONCAT("concat", 1, Integer.MAX_VALUE, Nulls.NEVER, operands -> String.class),
    /** The string with another one in the place of each occurrence of a part; an empty part occurs nowhere. */
    REPLACE("replace", 3, 3, Nulls.STRICT, operands -> String.class),

    /** The latest point in time that is not later and a whole {@link dev.millrace.query.CalendarUnit}. */
    TRUNCATE("truncatedTo", 2, 2, Nulls.STRICT_AND_FAILING, OperandTypes::typeOfFirst),
    /** A {@link dev.millrace.query.CalendarField} of a date or a time. */
    EXTRACT("extract", 2, 2, Nulls.STRICT_AND_FAILING, operands -> Integer.class),
    /** The number of whole {@link dev.millrace.query.CalendarUnit}s from one point in time to another. */
    UNTIL("until", 3, 3, Nulls.STRICT_AND_FAILING, operands -> Long.class),
    /** The point in time so much later; null where it is out of range. */
    PLUS_DURATION("plus", 2, 2, Nulls.STRICT_AND_FAILING, OperandTypes::typeOfFirst),
    /** The point in time so much earlier; null where it is out of range. */
    MINUS_DURATION("minus", 2, 2, Nulls.STRICT_AND_FAILING, OperandTypes::typeOfFirst),
    /** What clocks show in a zone at an instant. */
    AT_ZONE("atZone", 2, 2, Nulls.STRICT_AND_FAILING, operands -> LocalDateTime.class),

    /** Whether a string begins with another. */
    STARTS_WITH("startsWith", 2, 2, Nulls.STRICT, operands -> Boolean.class),
    /** Whether a string holds another. */
    CONTAINS("contains", 2, 2, Nulls.STRICT, operands -> Boolean.class),
    /**
     * Whether a string matches a pattern in which {@code %} stands for any code points, {@code _} for one, and the escape character
     * (the backslash unless another is given) for the literal meaning of the next; null for a pattern that ends in one.
     */
    LIKE("like", 2, 3, Nulls.STRICT_AND_FAILING, operands -> Boolean.class),
    /** As {@link #LIKE}, each code point in lower case by itself, and both small sigmas as one. */
    ILIKE("ilike", 2, 3, Nulls.STRICT_AND_FAILING, operands -> Boolean.class),
    /** Whether a value is at least a second and at most a third: unknown as the two comparisons are. */
    BETWEEN("between", 3, 3, Nulls.KLEENE, operands -> Boolean.class),
    /** Whether a value equals one of the others; unknown if not and one of them is null (law 4). */
    IN("in", 1, Integer.MAX_VALUE, Nulls.KLEENE, operands -> Boolean.class),
    /** Whether two values differ, where nulls are equal to each other and to nothing else. */
    IS_DISTINCT_FROM("isDistinctFrom", 2, 2, Nulls.NEVER, operands -> Boolean.class),

    /** Null where two values are equal, else the first. */
    NULL_IF("nullIf", 2, 2, Nulls.ALWAYS_POSSIBLE, OperandTypes::typeOfFirst),
    /** The least of the values. */
    LEAST("least", 1, Integer.MAX_VALUE, Nulls.STRICT, OperandTypes::common),
    /** The greatest of the values. */
    GREATEST("greatest", 1, Integer.MAX_VALUE, Nulls.STRICT, OperandTypes::common),
    /**
     * Pairs of a condition and a value, then the value otherwise: the value after the first condition that is true, else the last
     * one.
     */
    CASE_WHEN("caseWhen", 3, Integer.MAX_VALUE, Nulls.OF_BRANCHES, OperandTypes::ofBranches);

    /** When the value of a function can be null. */
    public enum Nulls {
        /** If, and only if, an operand is null. */
        STRICT,
        /** If an operand is null, and where SQL would raise an error. */
        STRICT_AND_FAILING,
        /** As three-valued logic has it: only if an operand is null, and not always then. */
        KLEENE,
        /** Never. */
        NEVER,
        /** Also if no operand is null. */
        ALWAYS_POSSIBLE,
        /** If one of the values that a case can have is null. */
        OF_BRANCHES
    }

    private final String word;
    private final int fewest;
    private final int most;
    private final Nulls nulls;
    private final Function<List<ExprNode>, Class<?>> type;

    ScalarFunction(String word, int fewest, int most, Nulls nulls, Function<List<ExprNode>, Class<?>> type) {
        this.word = word;
        this.fewest = fewest;
        this.most = most;
        this.nulls = nulls;
        this.type = type;
    }

    /**
     * The function's name in the query language.
     *
     * @return a word such as {@code startsWith}
     */
    public String word() {
        return word;
    }

    /**
     * The least number of operands.
     *
     * @return at least 1
     */
    public int fewest() {
        return fewest;
    }

    /**
     * The greatest number of operands.
     *
     * @return {@link Integer#MAX_VALUE} if there is none
     */
    public int most() {
        return most;
    }

    /**
     * When the value is null.
     *
     * @return the rule
     */
    public Nulls nulls() {
        return nulls;
    }

    /** Refuses operands that this does not take. */
    void check(List<ExprNode> operands) {
        if (operands.size() < fewest || operands.size() > most) {
            throw new IllegalArgumentException(word + " takes " + (fewest == most ? fewest : most == Integer.MAX_VALUE
                    ? "at least " + fewest : fewest + " to " + most) + " operands, but was given " + operands);
        }
        OperandTypes.check(this, operands);
    }

    Class<?> type(List<ExprNode> operands) {
        return type.apply(operands);
    }

    Class<?> leafType(List<ExprNode> operands) {
        return switch (this) {
            case CASE_WHEN -> OperandTypes.commonLeafOfBranches(operands);
            case LEAST, GREATEST -> OperandTypes.commonLeaf(operands);
            case NULL_IF -> Operands.of(operands).leafTypes().get(0);
            default -> LeafTypes.of(type(operands));
        };
    }

    boolean nullable(List<ExprNode> operands) {
        return switch (nulls) {
            case NEVER -> false;
            case STRICT_AND_FAILING, ALWAYS_POSSIBLE -> true;
            case STRICT, KLEENE ->
                    OperandTypes.anyNullable(operands) || this == BETWEEN && OperandTypes.mayBeUnlike(operands);
            case OF_BRANCHES -> OperandTypes.anyBranchNullable(operands);
        };
    }
}
