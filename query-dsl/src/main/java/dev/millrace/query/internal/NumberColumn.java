package dev.millrace.query.internal;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

import org.jspecify.annotations.Nullable;

/**
 * Reads one component of many records of one class in a loop that is made for the component: nothing in it is foreign code, so that the
 * processor waits for many rows at once. The loop is that of a hidden copy of {@link StraightColumn}. Thread-safe.
 */
public abstract class NumberColumn {

    private static final MethodType READ = MethodType.methodType(long.class, Object.class);

    /** For this package alone: there are no others than hidden copies of {@link StraightColumn}. */
    NumberColumn() {
    }

    /**
     * Makes the loop for a component. That takes a good part of a millisecond: it is for components of which many rows are read.
     *
     * @param recordClass a record class
     * @param index the place of a component that is integral or a {@code boolean}
     * @throws dev.millrace.query.value.RecordAccessException if the class cannot be reached
     */
    public static NumberColumn of(Class<?> recordClass, int index) {
        MethodHandle reader = RecordAccess.to(recordClass).reader(index);
        return HiddenCopy.of(NumberColumn.class, StraightColumn.class,
                MethodHandles.explicitCastArguments(reader, READ), recordClass);
    }

    /**
     * Reads the component.
     *
     * @param rows holds the records
     * @param at where they are
     * @param offset is added to each of these
     * @param size how many there are
     * @param into takes the values; of truths 1 or 0
     * @throws RuntimeException whatever an accessor throws
     */
    public abstract void read(@Nullable Object[] rows, int[] at, int offset, int size, long[] into);
}
