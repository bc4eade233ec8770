package dev.millrace.query.internal;

import java.io.Serializable;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;

/** Reads which record a constructor reference such as {@code Card::new} makes. */
public final class RecordConstructor {

    private RecordConstructor() {
    }

    /**
     * Finds the record.
     *
     * @param constructor a reference to a record's canonical constructor
     * @return the record class
     * @throws IllegalArgumentException if it is anything else
     */
    public static Class<?> recordClass(Serializable constructor) {
        MethodReference reference = MethodReference.of(constructor, "Type::new, with the canonical constructor of a record");
        Class<?> owner = DeclaringClass.of(reference, constructor);
        if (!reference.isConstructor() || !owner.isRecord()) {
            throw new IllegalArgumentException("into(…) makes records: it needs the constructor of a record, but was given "
                    + owner.getName() + "::" + reference.name());
        }
        Class<?>[] components = Arrays.stream(owner.getRecordComponents()).map(RecordComponent::getType).toArray(Class<?>[]::new);
        if (!reference.descriptor().equals(MethodType.methodType(void.class, components).descriptorString())) {
            throw new IllegalArgumentException("into(…) needs the canonical constructor of " + owner.getSimpleName() + Arrays.toString(components)
                    + ", so that its components are known, but was given another one");
        }
        return owner;
    }
}
