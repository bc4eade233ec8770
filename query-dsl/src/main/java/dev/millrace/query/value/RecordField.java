package dev.millrace.query.value;

import java.lang.reflect.RecordComponent;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.internal.Accessor;

/** One component of a record class; primitive components are read and compared without boxing. */
abstract class RecordField {
    private final Class<?> owner;
    final Accessor accessor;

    RecordField(RecordComponent component, Accessor accessor) {
        this.owner = component.getDeclaringRecord();
        this.accessor = accessor;
    }

    static RecordField of(RecordComponent component, Accessor accessor) {
        Class<?> type = component.getType();
        if (type == double.class || type == float.class) {
            return new Floating(component, accessor);
        } else if (type == int.class || type == long.class || type == short.class || type == byte.class) {
            return new Integral(component, accessor);
        }
        return new Reference(component, accessor);
    }

    abstract int compare(Object a, Object b);

    abstract boolean equal(Object a, Object b);

    abstract boolean same(Object a, Object b);

    abstract int hash(Object record);

    /** The component in the given form, or null if it is in it already: a null component never changes. */
    abstract @Nullable Object replacement(Object record, CanonicalForm form);

    /** Whether the component is in the given form at every depth. */
    boolean isIn(Object record, CanonicalForm form) {
        return replacement(record, form) == null;
    }

    final @Nullable Object get(Object record) {
        try {
            return accessor.get(record);
        } catch (RuntimeException e) {
            throw failure(e);
        }
    }

    final RecordAccessException failure(RuntimeException cause) {
        return RecordAccessException.failed(owner, cause);
    }

    /** A component of an integral type. */
    private static final class Integral extends RecordField {

        Integral(RecordComponent component, Accessor accessor) {
            super(component, accessor);
        }

        private long read(Object record) {
            try {
                return accessor.getLong(record);
            } catch (RuntimeException e) {
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

        Floating(RecordComponent component, Accessor accessor) {
            super(component, accessor);
        }

        private double read(Object record) {
            try {
                return accessor.getDouble(record);
            } catch (RuntimeException e) {
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

    /** A component that is read as an object: a reference, possibly null, or a {@code boolean} or {@code char}. */
    private static final class Reference extends RecordField {
        /** The form where number types mix. */
        private final CanonicalForm mixed;

        Reference(RecordComponent component, Accessor accessor) {
            super(component, accessor);
            this.mixed = MixedTypes.formOf(component.getGenericType());
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
            Object canonical = own(form).ofNullable(value);
            return canonical == value ? null : canonical;
        }

        @Override
        boolean isIn(Object record, CanonicalForm form) {
            return own(form).holds(get(record));
        }

        private CanonicalForm own(CanonicalForm form) {
            return form.mixes() ? mixed : form;
        }
    }
}
