package dev.millrace.query.internal;

import java.lang.invoke.MethodType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What lists hold, and the lists in them: a list keeps the type of its numbers only where its elements are declared to be of one
 * (law 3). What a class does not say of its elements is {@code Object}.
 */
public final class LeafTypes {

    private LeafTypes() {
    }

    /**
     * What values of a class hold.
     *
     * @param type a class
     * @return {@code Object} for lists, the class itself, never primitive, for all others
     */
    public static Class<?> of(Class<?> type) {
        return List.class.isAssignableFrom(type) ? Object.class : MethodType.methodType(type).wrap().returnType();
    }

    /**
     * What values of a declared type hold.
     *
     * @param type the type as it is declared
     * @return for lists the type of what is no list in them, for all others the class itself, never primitive
     */
    public static Class<?> of(Type type) {
        return of(type, Set.of());
    }

    /** A variable that is met again in its own bound, as in {@code T extends List<T>}, says no more than was said of it before. */
    private static Class<?> of(Type type, Set<TypeVariable<?>> seen) {
        if (type instanceof Class<?> declared) {
            return of(declared);
        } else if (type instanceof ParameterizedType generic) {
            return generic.getRawType() == List.class ? of(generic.getActualTypeArguments()[0], seen)
                    : of(generic.getRawType(), seen);
        } else if (type instanceof WildcardType wildcard) {
            return of(wildcard.getUpperBounds()[0], seen);
        } else if (type instanceof TypeVariable<?> variable && !seen.contains(variable)) {
            Set<TypeVariable<?>> met = new HashSet<>(seen);
            met.add(variable);
            return of(variable.getBounds()[0], met);
        }
        return Object.class;
    }

    /**
     * What a value holds. A list without elements, and a null, hold nothing: {@code Void}.
     *
     * @param value a list
     * @return the one class of what is no list in it
     */
    public static Class<?> in(List<?> value) {
        return common(value.stream().map(
                element -> element == null ? Void.class : element instanceof List<?> list ? in(list)
                        : element.getClass())
                .collect(Collectors.toList()));
    }

    /**
     * What values hold that are of one of several types.
     *
     * @param types what each holds
     * @return the one type, no matter how often; {@code Object} if there are several
     */
    public static Class<?> common(Collection<? extends Class<?>> types) {
        Set<Class<?>> different = types.stream().filter(type -> type != Void.class).collect(Collectors.toSet());
        return different.isEmpty() ? Void.class : different.size() == 1 ? different.iterator().next() : Object.class;
    }
}
