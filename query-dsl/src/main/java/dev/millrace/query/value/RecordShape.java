package dev.millrace.query.value;

import java.lang.reflect.RecordComponent;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.internal.RecordAccess;

/** How records of one class are read, compared and rebuilt; prepared once per class. */
final class RecordShape {
    private static final ClassValue<RecordShape> SHAPES = new ClassValue<>() {
        @Override
        protected RecordShape computeValue(Class<?> type) {
            return prepare(type);
        }
    };

    private final RecordField[] fields;
    private final RecordAccess access;
    private final int seed;

    private RecordShape(Class<?> type, RecordField[] fields, RecordAccess access) {
        this.fields = fields;
        this.access = access;
        this.seed = type.getName().hashCode();
    }

    static RecordShape of(Class<?> type) {
        return SHAPES.get(type);
    }

    private static RecordShape prepare(Class<?> type) {
        RecordAccess access = RecordAccess.to(type);
        RecordComponent[] components = type.getRecordComponents();
        RecordField[] fields = new RecordField[components.length];
        for (int i = 0; i < fields.length; i++) {
            fields[i] = RecordField.of(components[i], access.accessors().get(i));
        }
        return new RecordShape(type, fields, access);
    }

    int compare(Object a, Object b) {
        for (RecordField field : fields) {
            int order = field.compare(a, b);
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    boolean equal(Object a, Object b) {
        for (RecordField field : fields) {
            if (!field.equal(a, b)) {
                return false;
            }
        }
        return true;
    }

    boolean same(Object a, Object b) {
        for (RecordField field : fields) {
            if (!field.same(a, b)) {
                return false;
            }
        }
        return true;
    }

    /** The components that differ by sameness, of those in a mask; those from the 64th on share the last bit. */
    long diff(Object a, Object b, long wanted) {
        long changed = 0;
        for (int i = 0; i < fields.length; i++) {
            long bit = 1L << Math.min(i, Long.SIZE - 1);
            if ((wanted & bit) != 0 && !fields[i].same(a, b)) {
                changed |= bit;
            }
        }
        return changed;
    }

    int hash(Object record) {
        int hash = seed;
        for (RecordField field : fields) {
            hash = 31 * hash + field.hash(record);
        }
        return hash;
    }

    /**
     * The record in the given form: itself if every component is in it, otherwise a new one; the record as it is where its
     * constructor refuses the new components.
     */
    Object canonical(Object record, CanonicalForm form) {
        @Nullable Object[] components = null;
        for (int i = 0; i < fields.length; i++) {
            Object replacement = fields[i].replacement(record, form);
            if (replacement != null) {
                components = components == null ? read(record) : components;
                components[i] = replacement;
            }
        }
        return components == null ? record : rebuilt(record, components);
    }

    boolean isIn(Object record, CanonicalForm form) {
        for (RecordField field : fields) {
            if (!field.isIn(record, form)) {
                return false;
            }
        }
        return true;
    }

    private @Nullable Object[] read(Object record) {
        @Nullable Object[] components = new @Nullable Object[fields.length];
        for (int i = 0; i < fields.length; i++) {
            components[i] = fields[i].get(record);
        }
        return components;
    }

    // A form is for showing: that a constructor insists on another one loses no value (laws 3 and 5).
    private Object rebuilt(Object record, @Nullable Object[] components) {
        try {
            return access.create(components);
        } catch (Exception | StackOverflowError | AssertionError refused) {
            return record;
        }
    }
}
