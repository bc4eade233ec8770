package dev.millrace.query.ast;

/** Which rows a join gives (law 9). */
public enum JoinKind {
    /** The pairs that match. */
    INNER,
    /** The pairs that match, and each left row without a match beside an absent one. */
    LEFT,
    /** The pairs that match, and each right row without a match beside an absent one. */
    RIGHT,
    /** The pairs that match, and each row of either side without a match beside an absent one. */
    FULL,
    /** The left rows with a match, each once. */
    SEMI,
    /** The left rows without a match. */
    ANTI;

    /**
     * Whether a row can come without a left side.
     *
     * @return true for {@link #RIGHT} and {@link #FULL}
     */
    public boolean leftMayBeAbsent() {
        return this == RIGHT || this == FULL;
    }

    /**
     * Whether a row can come without a right side.
     *
     * @return true for {@link #LEFT} and {@link #FULL}
     */
    public boolean rightMayBeAbsent() {
        return this == LEFT || this == FULL;
    }

    /**
     * Whether only the left side's rows are shown.
     *
     * @return true for {@link #SEMI} and {@link #ANTI}
     */
    public boolean showsLeftOnly() {
        return this == SEMI || this == ANTI;
    }
}
