package dev.millrace.engine.internal.expr;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.store.RowBlock;
import dev.millrace.query.RowMaker;
import dev.millrace.query.value.Values;

/**
 * A compiled expression. It reads the lanes of one row: lane {@code k} is {@code rows[at + k]}, so a table's own array of rows
 * serves without copying. Total: it never throws, except that the constructor of a result row may (see
 * {@link ScalarCompiler#shape}).
 */
public abstract class Scalar {

    /**
     * Evaluates the expression.
     *
     * @param rows an array that holds the lanes of the row next to each other
     * @param at where the first lane is
     * @return its value
     */
    public abstract @Nullable Object eval(@Nullable Object[] rows, int at);

    /**
     * Tells whether {@link #evalLong} gives the value.
     *
     * @return true only if the values are bytes, shorts, ints or longs, and never null
     */
    public boolean isLong() {
        return false;
    }

    /**
     * Evaluates an integer without boxing.
     *
     * @param rows an array that holds the lanes of the row next to each other
     * @param at where the first lane is
     * @return its value
     * @throws IllegalStateException unless {@link #isLong}
     */
    public long evalLong(@Nullable Object[] rows, int at) {
        throw new IllegalStateException(this + " is not always an integer");
    }

    /**
     * Tells whether {@link #evalDouble} gives the value.
     *
     * @return true only if the values are floats or doubles, and never null
     */
    public boolean isDouble() {
        return false;
    }

    /**
     * Evaluates a floating-point number without boxing.
     *
     * @param rows an array that holds the lanes of the row next to each other
     * @param at where the first lane is
     * @return its value
     * @throws IllegalStateException unless {@link #isDouble}
     */
    public double evalDouble(@Nullable Object[] rows, int at) {
        throw new IllegalStateException(this + " is not always a floating-point number");
    }

    /**
     * Tells whether this is what stands in a lane: nothing is computed or made.
     *
     * @return true only then
     */
    public boolean isLane() {
        return false;
    }

    /**
     * Tells where the value stands, if it stands somewhere.
     *
     * @return null if it is computed
     */
    RowMaker.@Nullable Part part() {
        return null;
    }

    /**
     * Tells whether {@link #evalBoolean} gives the value.
     *
     * @return true only if the values are truths, and never null
     */
    public boolean isBoolean() {
        return false;
    }

    /**
     * Evaluates a truth without boxing.
     *
     * @param rows an array that holds the lanes of the row next to each other
     * @param at where the first lane is
     * @return its value
     * @throws IllegalStateException unless {@link #isBoolean}
     */
    public boolean evalBoolean(@Nullable Object[] rows, int at) {
        throw new IllegalStateException(this + " is not always a truth");
    }

    /**
     * Tells whether {@link #evalLong} gives the value wherever {@link #isNull} says that there is one.
     *
     * @return true only if the values are bytes, shorts, ints or longs, or null
     */
    public boolean isLongOrNull() {
        return isLong();
    }

    /**
     * Tells whether {@link #evalDouble} gives the value wherever {@link #isNull} says that there is one.
     *
     * @return true only if the values are floats or doubles, or null
     */
    public boolean isDoubleOrNull() {
        return isDouble();
    }

    /**
     * Tells whether the value is null, without making it where that can be.
     *
     * @param rows an array that holds the lanes of the row next to each other
     * @param at where the first lane is
     * @return whether it is
     */
    public boolean isNull(@Nullable Object[] rows, int at) {
        return !isLong() && !isDouble() && !isBoolean() && eval(rows, at) == null;
    }

    /**
     * Evaluates a condition.
     *
     * @param rows an array that holds the lanes of the row next to each other
     * @param at where the first lane is
     * @return whether the value is true, not false and not null
     */
    public boolean isTrue(@Nullable Object[] rows, int at) {
        return isBoolean() ? evalBoolean(rows, at) : Boolean.TRUE.equals(eval(rows, at));
    }

    /**
     * Tells whether two rows have the same value (law 3), without making objects for it where that can be.
     *
     * @param rows an array that holds the lanes of a row next to each other
     * @param at where the first lane is
     * @param others an array that holds the lanes of another row
     * @param otherAt where its first lane is
     * @return whether the values are the same
     */
    public boolean isSame(@Nullable Object[] rows, int at, @Nullable Object[] others, int otherAt) {
        if (isLongOrNull()) {
            boolean isNull = isNull(rows, at);
            return isNull == isNull(others, otherAt)
                    && (isNull || evalLong(rows, at) == evalLong(others, otherAt));
        } else if (isDoubleOrNull()) {
            boolean isNull = isNull(rows, at);
            return isNull == isNull(others, otherAt)
                    && (isNull || bits(evalDouble(rows, at)) == bits(evalDouble(others, otherAt)));
        }
        return Values.same(eval(rows, at), eval(others, otherAt));
    }

    /**
     * Evaluates many integers or truths.
     *
     * @param block the rows
     * @param into takes the values, of truths 1 or 0
     * @throws IllegalStateException unless {@link #isLong} or {@link #isBoolean}
     */
    public void longs(RowBlock block, long[] into) {
        @Nullable Object[] rows = block.rows();
        int[] at = block.at();
        int size = block.size();
        boolean truths = isBoolean();
        for (int i = 0; i < size; i++) {
            into[i] = truths ? evalBoolean(rows, at[i]) ? 1 : 0 : evalLong(rows, at[i]);
        }
    }

    private static long bits(double value) {
        return Double.doubleToLongBits(value);
    }
}
