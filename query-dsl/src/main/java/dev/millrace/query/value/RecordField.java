package dev.millrace.query.value;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;

import org.jspecify.annotations.Nullable;

/** One component of a record class; primitive components are read and compared without boxing. */
abstract class RecordField {
    private final Class<?> owner;
    private final MethodHandle getter;

    RecordField(Class<?> owner, MethodHandle accessor) {
        this.owner = owner;
        this.getter = accessor.asType(MethodType.methodType(Object.class, Object.class));
    }

    static RecordField of(RecordComponent component, MethodHandle accessor) {
        Class<?> type = component.getType();
        if (type == double.class || type == float.class) {
            return new Floating(component.getDeclaringRecord(), accessor);
        }
        return type.isPrimitive()
                ? new Integral(component.getDeclaringRecord(), accessor)
                : new Reference(component, accessor);
    }

    abstract int compare(Object a, Object b);

    abstract boolean equal(Object a, Object b);

    abstract boolean same(Object a, Object b);

    abstract int hash(Object record);

    /** The component in the given form, or null if it is in it already: a null component never changes. */
    abstract @Nullable Object replacement(Object record, CanonicalForm form);

    final @Nullable Object get(Object record) {
        try {
            return (Object) getter.invokeExact(record);
        } catch (Throwable e) {
            throw failure(e);
        }
    }

    final RuntimeException failure(Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return RecordAccessException.failed(owner, cause);
    }

    /** A component of an integral type, {@code boolean} (0 and 1) and {@code char} included. */
    private static final class Integral extends RecordField {
        private final MethodHandle getter;

        Integral(Class<?> owner, MethodHandle accessor) {
            super(owner, accessor);
            this.getter =
                    MethodHandles.explicitCastArguments(accessor, MethodType.methodType(long.class, Object.class));
        }

        private long read(Object record) {
            try {
                return (long) getter.invokeExact(record);
            } catch (Throwable e) {
                throw failure(e);
            }
        }

        @Override
        int compare(Object a, Object b) {
            return Long.compare(read(a), read(b));
        }

        @Override
        boolean equal(Object a, Object b) {
            return read(a) == read(b);
        }

        @Override
        boolean same(Object a, Object b) {
            return read(a) == read(b);
        }

        @Override
        int hash(Object record) {
            return NumberHash.of(read(record));
        }

        @Override
        @Nullable
        Object replacement(Object record, CanonicalForm form) {
            return null;
        }
    }

    /** A {@code double} or {@code float} component; a float is exactly the double it is read as. */
    private static final class Floating extends RecordField {
        private final MethodHandle getter;

        Floating(Class<?> owner, MethodHandle accessor) {
            super(owner, accessor);
            this.getter = accessor.asType(MethodType.methodType(double.class, Object.class));
        }

        private double read(Object record) {
            try {
                return (double) getter.invokeExact(record);
            } catch (Throwable e) {
                throw failure(e);
            }
        }

        @Override
        int compare(Object a, Object b) {
            return Numbers.compare(read(a), read(b));
        }

        @Override
        boolean equal(Object a, Object b) {
            return Numbers.equal(read(a), read(b));
        }

        @Override
        boolean same(Object a, Object b) {
            return Double.doubleToLongBits(read(a)) == Double.doubleToLongBits(read(b));
        }

        @Override
        int hash(Object record) {
            return NumberHash.of(read(record));
        }

        @Override
        @Nullable
        Object replacement(Object record, CanonicalForm form) {
            return CanonicalForm.isCanonical(read(record)) || !(get(record) instanceof Number number) ? null
                    : CanonicalForm.ownType(number);
        }
    }

    /** A component that is an object or null. */
    private static final class Reference extends RecordField {
        private final boolean mixes;

        Reference(RecordComponent component, MethodHandle accessor) {
            super(component.getDeclaringRecord(), accessor);
            this.mixes = MixedTypes.admits(component.getGenericType());
        }

        @Override
        int compare(Object a, Object b) {
            return ValueOrder.compareNullsFirst(get(a), get(b));
        }

        @Override
        boolean equal(Object a, Object b) {
            return Values.equalOrBothNull(get(a), get(b));
        }

        @Override
        boolean same(Object a, Object b) {
            return Values.same(get(a), get(b));
        }

        @Override
        int hash(Object record) {
            return Values.hash(get(record));
        }

        @Override
        @Nullable
        Object replacement(Object record, CanonicalForm form) {
            Object value = get(record);
            CanonicalForm own = form == CanonicalForm.MIXED && !mixes ? CanonicalForm.OWN_TYPE : form;
            Object canonical = own.ofNullable(value);
            return canonical == value ? null : canonical;
        }
    }
}
