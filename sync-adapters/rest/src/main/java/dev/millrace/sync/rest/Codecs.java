package dev.millrace.sync.rest;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.millrace.query.RowType;

/** Makes the codecs of a row class, once, so that what cannot be read is said before anything is asked. */
final class Codecs {

    private final Map<Class<?>, RecordCodec<?>> records = new HashMap<>();

    private Codecs() {
    }

    /**
     * The codec of a row class.
     *
     * @throws IllegalArgumentException if a component's type has no JSON form, naming it
     */
    static <R> RecordCodec<R> of(RowType<R> rowType) {
        return new Codecs().record(rowType);
    }

    private <R> RecordCodec<R> record(RowType<R> rowType) {
        RecordComponent[] components = rowType.rowClass().getRecordComponents();
        ValueCodec[] codecs = new ValueCodec[components.length];
        RecordCodec<R> codec = new RecordCodec<>(rowType, codecs);
        records.put(rowType.rowClass(), codec);
        for (int i = 0; i < components.length; i++) {
            codecs[i] = component(components[i], components[i].getGenericType());
        }
        return codec;
    }

    private ValueCodec component(RecordComponent component, Type type) {
        if (type instanceof Class<?> known) {
            ValueCodec scalar = Scalars.of(known);
            if (scalar != null) {
                return scalar;
            }
            if (known.isRecord()) {
                RecordCodec<?> begun = records.get(known);
                return begun == null ? record(RowType.of(known)) : begun;
            }
        }
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            Type raw = generic.getRawType();
            if (raw == List.class || raw == Collection.class) {
                return new SequenceCodec(component(component, arguments[0]), Collections::unmodifiableList);
            }
            if (raw == Set.class) {
                return new SequenceCodec(component(component, arguments[0]),
                        values -> Collections.unmodifiableSet(new LinkedHashSet<>(values)));
            }
            if (raw == Map.class && arguments[0] == String.class) {
                return new MapCodec(component(component, arguments[1]));
            }
        }
        throw new IllegalArgumentException("Component " + component.getDeclaringRecord().getSimpleName() + "::"
                + component.getName() + " has type " + component.getGenericType().getTypeName()
                + ", whose values cannot be read from JSON; use a primitive, String, an enum, UUID, BigDecimal,"
                + " BigInteger, a java.time value, a record, or a List, Set or Map<String, …> of these");
    }
}
