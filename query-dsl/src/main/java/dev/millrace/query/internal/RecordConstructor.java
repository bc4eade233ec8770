package dev.millrace.query.internal;

import java.io.Serializable;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.stream.Collectors;

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
        MethodReference reference = MethodReference.of(constructor,
                "Type::new, with the canonical constructor of a record that is not declared inside a method");
        Class<?> owner = DeclaringClass.of(reference, constructor);
        if (!reference.isConstructor() || !owner.isRecord()) {
            throw new IllegalArgumentException(
                    "into(…) makes records: it needs the constructor of a record, but was given "
                            + owner.getName() + "::" + reference.name());
        }
        MethodType canonical = MethodType.methodType(void.class,
                Arrays.stream(owner.getRecordComponents()).map(RecordComponent::getType).toArray(Class<?>[]::new));
        MethodType given = MethodType.fromMethodDescriptorString(reference.descriptor(), owner.getClassLoader());
        if (!given.equals(canonical)) {
            throw new IllegalArgumentException("into(…) needs the canonical constructor " + signature(owner, canonical)
                    + ", so that its components are known, but was given " + signature(owner, given));
        }
        return owner;
    }

    private static String signature(Class<?> owner, MethodType constructor) {
        return constructor.parameterList().stream().map(Class::getSimpleName)
                .collect(Collectors.joining(", ", owner.getSimpleName() + "(", ")"));
    }
}
