package dev.millrace.query.value;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tells the types under which numbers of several types can meet, and whether their common form may replace them there. Used for one
 * type.
 */
final class MixedTypes {

    /** Variables whose bounds are being looked at: one may be declared by itself. */
    private final Set<TypeVariable<?>> bounds = new HashSet<>();

    /** Records that were looked at, and what their variables stood for: one may hold itself. */
    private final Set<Map.Entry<Type, Map<TypeVariable<?>, CanonicalForm>>> records = new HashSet<>();

    private MixedTypes() {}

    /**
     * The form of what is declared with a type, where number types mix: {@link CanonicalForm#MIXED} if long, double and decimal alike
     * may stand there, or in a record or list there; {@link CanonicalForm#AS_GIVEN} if a type variable stands for their type, which is
     * then not known here.
     */
    static CanonicalForm formOf(Type type) {
        return new MixedTypes().formOf(type, Map.of());
    }

    private CanonicalForm formOf(Type type, Map<TypeVariable<?>, CanonicalForm> known) {
        if (type instanceof Class<?> declared) {
            return formOf(declared);
        } else if (type instanceof ParameterizedType generic) {
            return formOf(generic, known);
        } else if (type instanceof WildcardType wildcard) {
            return formOf(wildcard.getUpperBounds()[0], known);
        } else if (type instanceof TypeVariable<?> variable) {
            CanonicalForm form = known.get(variable);
            return form == null ? formOf(variable) : form;
        }
        return type instanceof GenericArrayType ? CanonicalForm.OWN_TYPE : CanonicalForm.MIXED;
    }

    private static CanonicalForm formOf(Class<?> declared) {
        ValueKind kind = ValueKind.of(declared);
        return kind == ValueKind.RECORD || kind == ValueKind.LIST || declared.isAssignableFrom(Long.class)
                && declared.isAssignableFrom(Double.class) && declared.isAssignableFrom(BigDecimal.class)
                        ? CanonicalForm.MIXED : CanonicalForm.OWN_TYPE;
    }

    private CanonicalForm formOf(TypeVariable<?> variable) {
        if (!bounds.add(variable)) {
            return CanonicalForm.AS_GIVEN;
        }
        CanonicalForm bound = formOf(variable.getBounds()[0], Map.of());
        bounds.remove(variable);
        return bound == CanonicalForm.OWN_TYPE ? bound : CanonicalForm.AS_GIVEN;
    }

    private CanonicalForm formOf(ParameterizedType generic, Map<TypeVariable<?>, CanonicalForm> known) {
        Class<?> raw = (Class<?>) generic.getRawType();
        Type[] arguments = generic.getActualTypeArguments();
        if (raw == List.class) {
            return formOf(arguments[0], known);
        } else if (!raw.isRecord()) {
            // Of other generic types the class alone decides.
            return formOf(raw);
        }
        Map<TypeVariable<?>, CanonicalForm> standsFor = new HashMap<>();
        for (int i = 0; i < arguments.length; i++) {
            standsFor.put(raw.getTypeParameters()[i], formOf(arguments[i], known));
        }
        return formOfRecord(raw, standsFor);
    }

    /** A record in which no number types mix keeps them, and its equals are shown alike; of any other its own declarations decide. */
    private CanonicalForm formOfRecord(Class<?> raw, Map<TypeVariable<?>, CanonicalForm> standsFor) {
        if (records.add(Map.entry(raw, standsFor))) {
            for (RecordComponent component : raw.getRecordComponents()) {
                if (formOf(component.getGenericType(), standsFor) != CanonicalForm.OWN_TYPE) {
                    return CanonicalForm.MIXED;
                }
            }
        }
        return CanonicalForm.OWN_TYPE;
    }
}
