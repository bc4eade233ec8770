package dev.millrace.query;

import java.lang.invoke.MethodType;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.internal.Accessor;
import dev.millrace.query.internal.NumberColumn;

/**
 * One named, typed part of a row: a component of a record, or an entry of a map. Two components are equal if they are the same
 * component of the same record class, however they were reached, or of maps, if name, type and place are the same. Immutable and
 * thread-safe; reading is a plain call of the record's accessor.
 */
public final class Component {

    /** To make a loop pays for so many rows. */
    private static final int MANY = 10_000;

    private final Class<?> rowClass;
    private final String name;
    private final Class<?> type;
    private final Class<?> valueType;
    private final Class<?> leafType;
    private final int index;
    private final Accessor accessor;
    private final boolean integral;
    /** Reads many rows once many were read; until then, and of maps and other components, null. */
    private @Nullable volatile NumberColumn column;
    private int read;

    Component(Class<?> rowClass, String name, Class<?> type, Class<?> leafType, int index, Accessor accessor) {
        this.rowClass = rowClass;
        this.name = name;
        this.type = type;
        this.leafType = leafType;
        this.valueType = MethodType.methodType(type).wrap().returnType();
        this.index = index;
        this.accessor = accessor;
        this.integral = type == int.class || type == long.class || type == short.class || type == byte.class;
    }

    /**
     * The class of the rows this is a component of.
     *
     * @return the record class; {@code Map} for maps
     */
    public Class<?> rowClass() {
        return rowClass;
    }

    /**
     * The component's name.
     *
     * @return its name, unique within the row type
     */
    public String name() {
        return name;
    }

    /**
     * The component's declared type.
     *
     * @return a primitive or reference type
     */
    public Class<?> type() {
        return type;
    }

    /**
     * The type of the component's values as objects.
     *
     * @return the declared type, or the wrapper of a primitive one
     */
    public Class<?> valueType() {
        return valueType;
    }

    /**
     * What the component's values hold.
     *
     * @return of lists what is no list in them, as far as it is declared, else {@code Object}; of others the type of the values
     */
    public Class<?> leafType() {
        return leafType;
    }

    /**
     * The component's place in declaration order.
     *
     * @return its index, from 0
     */
    public int index() {
        return index;
    }

    /**
     * The bit that stands for this component in a mask of changed components; components from the 64th on share the last bit.
     *
     * @return a mask with one bit set
     */
    public long bit() {
        return 1L << Math.min(index, Long.SIZE - 1);
    }

    /**
     * Tells whether the component can be null.
     *
     * @return false for primitive types
     */
    public boolean nullable() {
        return !type.isPrimitive();
    }

    /**
     * Tells whether {@link #getLong} reads this component.
     *
     * @return true for {@code byte}, {@code short}, {@code int} and {@code long}
     */
    public boolean isIntegral() {
        return integral;
    }

    /**
     * Tells whether {@link #getDouble} reads this component.
     *
     * @return true for {@code float} and {@code double}
     */
    public boolean isFloating() {
        return type == double.class || type == float.class;
    }

    /**
     * Reads the component.
     *
     * @param row a row of {@link #rowClass}
     * @return its value, boxed if it is primitive
     */
    public @Nullable Object get(Object row) {
        return accessor.get(row);
    }

    /**
     * Reads an integral component without boxing.
     *
     * @param row a row of {@link #rowClass}
     * @return its value
     * @throws IllegalStateException unless {@link #isIntegral}
     */
    public long getLong(Object row) {
        return accessor.getLong(row);
    }

    /**
     * Reads a floating-point component without boxing.
     *
     * @param row a row of {@link #rowClass}
     * @return its value
     * @throws IllegalStateException unless {@link #isFloating}
     */
    public double getDouble(Object row) {
        return accessor.getDouble(row);
    }

    /**
     * Reads a {@code boolean} component without boxing.
     *
     * @param row a row of {@link #rowClass}
     * @return its value
     * @throws IllegalStateException unless the type is {@code boolean}
     */
    public boolean getBoolean(Object row) {
        return accessor.getBoolean(row);
    }

    /**
     * Reads an integral or {@code boolean} component of many rows: by and by several times faster than one by one. O(rows).
     *
     * @param rows holds rows of {@link #rowClass}
     * @param at where they are
     * @param offset is added to each of these places
     * @param size how many there are
     * @param into takes the values, 1 for {@code true} and 0 for {@code false}, in their order from 0
     * @throws IllegalStateException unless {@link #isIntegral}, or the type is {@code boolean}
     */
    public void getLongs(@Nullable Object[] rows, int[] at, int offset, int size, long[] into) {
        NumberColumn known = column;
        if (known != null) {
            known.read(rows, at, offset, size, into);
            return;
        }
        for (int i = 0; i < size; i++) {
            Object row = Objects.requireNonNull(rows[at[i] + offset]);
            into[i] = integral ? accessor.getLong(row) : accessor.getBoolean(row) ? 1 : 0;
        }
        if (read < MANY) { // by several threads it may be some more
            read += size;
            if (read >= MANY && rowClass.isRecord()) {
                column = NumberColumn.of(rowClass, index);
            }
        }
    }

    /** Reads the component and does nothing with it. */
    void touch(Object row) {
        if (isIntegral()) {
            accessor.getLong(row);
        } else if (isFloating()) {
            accessor.getDouble(row);
        } else {
            accessor.get(row);
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Component that && rowClass == that.rowClass && name.equals(that.name)
                && type == that.type && index == that.index;
    }

    @Override
    public int hashCode() {
        return Objects.hash(rowClass, name);
    }

    @Override
    public String toString() {
        return rowClass.isRecord() ? rowClass.getSimpleName() + "::" + name : "\"" + name + "\"";
    }
}
