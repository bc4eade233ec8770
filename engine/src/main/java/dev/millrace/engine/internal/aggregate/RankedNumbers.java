package dev.millrace.engine.internal.aggregate;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.value.Values;

/** Numbers in order, each as often as it occurs, with positions. A change is O(log n). */
abstract class RankedNumbers {

    /** None yet: without objects where they are of one primitive type. */
    static RankedNumbers of(Shared shared, @Nullable NumberCode code) {
        return code == null ? new Boxed(shared) : new Coded(shared, code);
    }

    /** Takes in the number of a row; false if there is none. */
    abstract boolean add(@Nullable Object[] rows, int at);

    /** Lets go of the number of a row; false if there is none. */
    abstract boolean remove(@Nullable Object[] rows, int at);

    abstract int size();

    /** The number at a position. */
    abstract Number get(int position);

    /** Whether {@link #getLong} gives every number. */
    boolean areIntegral() {
        return false;
    }

    long getLong(int position) {
        throw new IllegalStateException("the number at " + position + " may be none that a long holds");
    }

    abstract long bytes();

    /** Of any types, as objects. */
    private static final class Boxed extends RankedNumbers {
        private final Shared shared;
        private final Ordered<Object> values;

        Boxed(Shared shared) {
            this.shared = shared;
            this.values = new Ordered<>(Values::compare, shared.visits());
        }

        @Override
        boolean add(@Nullable Object[] rows, int at) {
            Object value = shared.operand().eval(rows, at);
            if (value == null) {
                return false;
            }
            values.add(value);
            return true;
        }

        @Override
        boolean remove(@Nullable Object[] rows, int at) {
            Object value = shared.operand().eval(rows, at);
            if (value == null) {
                return false;
            }
            values.remove(value);
            return true;
        }

        @Override
        int size() {
            return values.size();
        }

        @Override
        Number get(int position) {
            return (Number) values.get(position);
        }

        @Override
        long bytes() {
            return values.bytes();
        }
    }

    /** Of one primitive type, by their codes. */
    private static final class Coded extends RankedNumbers {
        private final NumberCode code;
        private final OrderedLongs numbers;

        Coded(Shared shared, NumberCode code) {
            this.code = code;
            this.numbers = new OrderedLongs(false, shared.visits());
        }

        @Override
        boolean add(@Nullable Object[] rows, int at) {
            if (code.isAbsent(rows, at)) {
                return false;
            }
            numbers.add(code.read(rows, at), 1);
            return true;
        }

        @Override
        boolean remove(@Nullable Object[] rows, int at) {
            if (code.isAbsent(rows, at)) {
                return false;
            }
            numbers.remove(code.read(rows, at));
            return true;
        }

        @Override
        int size() {
            return numbers.size();
        }

        @Override
        Number get(int position) {
            return code.number(numbers.get(position));
        }

        @Override
        boolean areIntegral() {
            return !code.isFloating();
        }

        @Override
        long getLong(int position) {
            return numbers.get(position);
        }

        @Override
        long bytes() {
            return numbers.bytes();
        }
    }
}
