package dev.millrace.query.ast;

/**
 * The operators of expressions. Comparisons, {@code AND}, {@code OR} and {@code NOT} follow three-valued logic (law 4);
 * comparisons use comparison equality and the order of the value domain (law 3).
 */
public enum Operator {
    /** Equal; unknown if an operand is null. */
    EQ(2),
    /** Not equal; unknown if an operand is null. */
    NE(2),
    /** Less; unknown if an operand is null, or the values have no common order. */
    LT(2),
    /** Less or equal; unknown if an operand is null, or the values have no common order. */
    LE(2),
    /** Greater; unknown if an operand is null, or the values have no common order. */
    GT(2),
    /** Greater or equal; unknown if an operand is null, or the values have no common order. */
    GE(2),
    /** Kleene's conjunction. */
    AND(2),
    /** Kleene's disjunction. */
    OR(2),
    /** Kleene's negation. */
    NOT(1),
    /** True if the operand is null, else false. */
    IS_NULL(1),
    /** False if the operand is null, else true. */
    IS_NOT_NULL(1),
    /** The first operand that is not null, or null. */
    COALESCE(2);

    private final int arity;

    Operator(int arity) {
        this.arity = arity;
    }

    /**
     * The number of operands, of {@link #AND} and {@link #OR} the least one.
     *
     * @return 1 or 2
     */
    public int arity() {
        return arity;
    }

    /**
     * Tells whether this takes any number of operands, two at least, because it does not matter how they are grouped.
     *
     * @return true for {@link #AND} and {@link #OR}
     */
    public boolean isChain() {
        return this == AND || this == OR;
    }

    /**
     * Tells whether this compares two values.
     *
     * @return true for the six comparisons
     */
    public boolean isComparison() {
        return ordinal() <= GE.ordinal();
    }

    /**
     * The comparison that says the same with its operands in each other's place.
     *
     * @return for less than greater than, and so on; EQ and NE as they are
     * @throws IllegalStateException if this is no comparison
     */
    public Operator turned() {
        return switch (this) {
            case EQ, NE -> this;
            case LT -> GT;
            case LE -> GE;
            case GT -> LT;
            case GE -> LE;
            default -> throw new IllegalStateException(this + " is no comparison");
        };
    }

    /**
     * Tells whether a comparison holds for two values that compare as given.
     *
     * @param comparison negative, zero or positive, as of a comparator
     * @return whether it is true
     * @throws IllegalStateException if this is no comparison
     */
    public boolean holds(int comparison) {
        return switch (this) {
            case EQ -> comparison == 0;
            case NE -> comparison != 0;
            case LT -> comparison < 0;
            case LE -> comparison <= 0;
            case GT -> comparison > 0;
            case GE -> comparison >= 0;
            default -> throw new IllegalStateException(this + " is no comparison");
        };
    }
}
