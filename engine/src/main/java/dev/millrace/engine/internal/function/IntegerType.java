package dev.millrace.engine.internal.function;

import org.jspecify.annotations.Nullable;

/** A type of integers: its range, and how its values are boxed. */
abstract class IntegerType {

    static final IntegerType LONG = new IntegerType("long", Long.MIN_VALUE, Long.MAX_VALUE) {
        @Override
        Object box(long value) {
            return value;
        }
    };

    static final IntegerType INT = new IntegerType("int", Integer.MIN_VALUE, Integer.MAX_VALUE) {
        @Override
        Object box(long value) {
            return (int) value;
        }
    };

    private static final IntegerType SHORT = new IntegerType("short", Short.MIN_VALUE, Short.MAX_VALUE) {
        @Override
        Object box(long value) {
            return (short) value;
        }
    };

    private static final IntegerType BYTE = new IntegerType("byte", Byte.MIN_VALUE, Byte.MAX_VALUE) {
        @Override
        Object box(long value) {
            return (byte) value;
        }
    };

    private final String word;
    private final long least;
    private final long greatest;

    private IntegerType(String word, long least, long greatest) {
        this.word = word;
        this.least = least;
        this.greatest = greatest;
    }

    /** The type of the values of a class, null if they are no integers of at most 64 bits. */
    static @Nullable IntegerType of(Class<?> type) {
        return type == Long.class ? LONG : type == Integer.class ? INT : type == Short.class ? SHORT
                : type == Byte.class ? BYTE : null;
    }

    final boolean holds(long value) {
        return value >= least && value <= greatest;
    }

    /** Whether every value of another type is one of this. */
    final boolean holdsAll(IntegerType other) {
        return holds(other.least) && holds(other.greatest);
    }

    /** A value as an object of this type; it must hold it. */
    abstract Object box(long value);

    @Override
    public String toString() {
        return word;
    }
}
