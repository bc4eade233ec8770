package dev.millrace.query.value;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Tells which types can be keys: those of the value domain, records and lists of these, and other {@link Comparable}
 * types.
 *
 * <p>A sealed type is accepted if all types it permits are. {@code Object} and unbounded type variables are accepted:
 * there the values are checked one by one, by {@link Values#canonicalKey}.
 *
 * @since 0.1
 */
public final class KeyTypes {
    private static final String RULE =
            "a key is a boolean, number, String, enum, UUID, Instant, java.time local type, Duration, byte[], "
                    + "a record or List of these, or another Comparable";

    private static final String ADVICE =
            ". Derive the key from other fields, or let the class implement Comparable consistently with equals.";

    private KeyTypes() {}

    /**
     * Checks that values of a type can be keys.
     *
     * @param <K> the type
     * @param type the type
     * @return the type
     * @throws IllegalArgumentException if they cannot, naming the record component at fault
     */
    public static <K> Class<K> require(Class<K> type) {
        String fault = fault(type, type.getTypeName(), new HashSet<>());
        if (fault != null) {
            throw new IllegalArgumentException("Cannot use " + type.getTypeName() + " as a key: " + fault
                    + " has no order; " + RULE
                    + ADVICE);
        }
        return type;
    }

    /** Returns the value, one outside the domain, if it has an order nevertheless. */
    static Object requireOrdered(Object value) {
        if (value instanceof Comparable<?>) {
            return value;
        }
        throw new IllegalArgumentException("Cannot use a value of " + value.getClass().getTypeName()
                + " in a key: it has no order; " + RULE
                + ADVICE);
    }

    /** The path to the part that cannot be in a key, or null. */
    private static @Nullable String fault(Type type, String path, Set<Class<?>> seen) {
        if (type instanceof Class<?> declared) {
            return fault(declared, path, seen);
        }
        if (type instanceof ParameterizedType generic) {
            String own = fault(generic.getRawType(), path, seen);
            return own == null && generic.getRawType() == List.class
                    ? fault(generic.getActualTypeArguments()[0], "an element of " + path, seen)
                    : own;
        }
        if (type instanceof WildcardType wildcard) {
            return fault(wildcard.getUpperBounds()[0], path, seen);
        }
        if (type instanceof TypeVariable<?> variable) {
            return variable.getBounds()[0] instanceof Class<?> bound ? fault(bound, path, seen) : null;
        }
        return path;
    }

    private static @Nullable String fault(Class<?> type, String path, Set<Class<?>> seen) {
        return switch (ValueKind.of(type)) {
            case RECORD -> type.isRecord() && seen.add(type) ? componentFault(type, seen) : null;
            case MAP -> path;
            case OTHER -> isOrdered(type) ? null : type.isSealed() ? permittedFault(type, seen) : path;
            default -> null;
        };
    }

    private static @Nullable String componentFault(Class<?> type, Set<Class<?>> seen) {
        for (RecordComponent component : type.getRecordComponents()) {
            String path = "component " + type.getSimpleName() + "." + component.getName() + " of type "
                    + component.getGenericType().getTypeName();
            String fault = fault(component.getGenericType(), path, seen);
            if (fault != null) {
                return fault;
            }
        }
        return null;
    }

    private static @Nullable String permittedFault(Class<?> type, Set<Class<?>> seen) {
        for (Class<?> permitted : type.getPermittedSubclasses()) {
            String fault = fault(permitted, permitted.getTypeName(), seen);
            if (fault != null) {
                return fault;
            }
        }
        return null;
    }

    private static boolean isOrdered(Class<?> type) {
        return type == Object.class || type == char.class || Comparable.class.isAssignableFrom(type);
    }
}
