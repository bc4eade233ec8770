package dev.millrace.engine.internal.expr;

import java.util.BitSet;

import org.jspecify.annotations.Nullable;

/** Which lanes of an operator's rows may be empty: those of an absent side, and those of plain values. Immutable. */
public final class LaneNulls {

    private static final LaneNulls NONE = new LaneNulls(new BitSet());

    private final BitSet empty;

    private LaneNulls(BitSet empty) {
        this.empty = empty;
    }

    /** No lane is ever empty. */
    public static LaneNulls none() {
        return NONE;
    }

    /**
     * The same with a lane that may be empty.
     *
     * @param lane its number
     * @return that
     */
    public LaneNulls and(int lane) {
        return and(lane, lane + 1);
    }

    /**
     * The same with lanes that may be empty.
     *
     * @param from the first
     * @param to the one after the last
     * @return that
     */
    public LaneNulls and(int from, int to) {
        BitSet more = (BitSet) empty.clone();
        more.set(from, to);
        return new LaneNulls(more);
    }

    /**
     * These lanes, and beside them others that are numbered from a lane on.
     *
     * @param lanes how many these are
     * @param others the others
     * @return both
     */
    public LaneNulls beside(int lanes, LaneNulls others) {
        BitSet both = (BitSet) empty.clone();
        others.empty.stream().forEach(lane -> both.set(lanes + lane));
        return new LaneNulls(both);
    }

    /**
     * Tells whether a lane may be empty.
     *
     * @param lane its number
     * @return false if something always stands in it
     */
    public boolean mayBeEmpty(int lane) {
        return empty.get(lane);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof LaneNulls that && empty.equals(that.empty);
    }

    @Override
    public int hashCode() {
        return empty.hashCode();
    }
}
