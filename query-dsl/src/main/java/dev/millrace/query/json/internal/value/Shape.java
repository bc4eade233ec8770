package dev.millrace.query.json.internal.value;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A type with its arguments, of which no variable is left open. Unlike {@link Type} it is a value.
 *
 * @param raw the class
 * @param arguments the type arguments; none if the class takes none or they are not told
 */
record Shape(Class<?> raw, List<Shape> arguments) {

    static Shape of(Class<?> raw) {
        return new Shape(raw, List.of());
    }

    /** A type as it stands in the declaration of a class of this shape. */
    Shape resolve(Type type) {
        if (type instanceof ParameterizedType generic) {
            return new Shape((Class<?>) generic.getRawType(),
                    Arrays.stream(generic.getActualTypeArguments()).map(this::resolve).toList());
        }
        if (type instanceof WildcardType wildcard) {
            return resolve(wildcard.getUpperBounds()[0]);
        }
        if (type instanceof TypeVariable<?> variable) {
            int index = Arrays.asList(raw.getTypeParameters()).indexOf(variable);
            // A variable that nobody has told is as good as its bound, whose own arguments may refer back to it.
            return index >= 0 && index < arguments.size() ? arguments.get(index) : of(erased(variable.getBounds()[0]));
        }
        return of(erased(type));
    }

    private static Class<?> erased(Type type) {
        if (type instanceof Class<?> known) {
            return known;
        }
        if (type instanceof ParameterizedType generic) {
            return (Class<?>) generic.getRawType();
        }
        // An array of a variable has no JSON form, whatever the variable stands for; a variable bound by another is rare.
        return type instanceof TypeVariable<?> variable ? erased(variable.getBounds()[0]) : Object[].class;
    }

    /** The shape of an argument; anything if it is not told. */
    Shape argument(int index) {
        return index < arguments.size() ? arguments.get(index) : of(Object.class);
    }

    /** How many types stand in one another. */
    int depth() {
        return 1 + arguments.stream().mapToInt(Shape::depth).max().orElse(0);
    }

    @Override
    public String toString() {
        return arguments.isEmpty() ? raw.getSimpleName()
                : arguments.stream().map(Shape::toString)
                        .collect(Collectors.joining(", ", raw.getSimpleName() + "<", ">"));
    }
}
