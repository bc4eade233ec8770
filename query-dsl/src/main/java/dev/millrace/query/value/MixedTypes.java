package dev.millrace.query.value;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.math.BigDecimal;
import java.util.List;

/** Tells the types under which numbers of several types can meet, so that their common form may replace them. */
final class MixedTypes {
    private MixedTypes() {}

    /** Whether long, double and decimal alike may stand where the type is declared, or in a record or list there. */
    static boolean admits(Type type) {
        if (type instanceof Class<?> declared) {
            ValueKind kind = ValueKind.of(declared);
            return kind == ValueKind.RECORD
                    || kind == ValueKind.LIST
                    || (declared.isAssignableFrom(Long.class) && declared.isAssignableFrom(Double.class)
                            && declared.isAssignableFrom(BigDecimal.class));
        }
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            // A list of one number type keeps it; of other generic types the class alone decides.
            return generic.getRawType() == List.class ? admits(arguments[0]) : admits(generic.getRawType());
        }
        if (type instanceof WildcardType wildcard) {
            return admits(wildcard.getUpperBounds()[0]);
        }
        if (type instanceof TypeVariable<?> variable) {
            return admits(variable.getBounds()[0]);
        }
        return !(type instanceof GenericArrayType);
    }
}
