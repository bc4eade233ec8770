package dev.millrace.query.json.internal.value;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.Component;
import dev.millrace.query.RowType;

/** Makes the forms of row types, once, so that what has none is said before anything is read or written. Used by one thread. */
public final class Forms {

    private static final Map<Class<?>, Form> SCALARS = new HashMap<>();

    /** A record that holds itself with ever longer arguments has no end. */
    private static final int DEEPEST = 20;

    static {
        Stream.concat(NumberForms.all().stream(), TextForms.all().stream())
                .forEach(form -> SCALARS.put(form.type(), form));
        Map.of(byte.class, Byte.class, short.class, Short.class, int.class, Integer.class, long.class, Long.class,
                float.class, Float.class, double.class, Double.class, boolean.class, Boolean.class, char.class,
                Character.class).forEach((primitive, wrapper) -> SCALARS.put(primitive, scalar(wrapper)));
    }

    private final @Nullable RegisteredTypes types;
    private final Map<Shape, RecordForm> records = new HashMap<>();

    /** Forms for types among which are those that say nothing of their values, if there is a registry. */
    public Forms(@Nullable RegisteredTypes types) {
        this.types = types;
    }

    /** The form of a class whose values are scalars and no enum. */
    public static Form scalar(Class<?> type) {
        Form form = SCALARS.get(type);
        if (form == null) {
            throw new IllegalStateException(type + " is no scalar");
        }
        return form;
    }

    /**
     * The form of a row type.
     *
     * @throws IllegalArgumentException if a component's type has no JSON form, naming it
     */
    public RecordForm of(RowType<?> rowType) {
        return record(rowType, Shape.of(rowType.rowClass()));
    }

    private RecordForm record(RowType<?> rowType, Shape shape) {
        RecordForm begun = records.get(shape);
        if (begun != null) {
            return begun;
        }
        List<Component> components = rowType.components();
        Form[] forms = new Form[components.size()];
        RecordForm made = new RecordForm(rowType, shape.toString(), forms);
        records.put(shape, made);
        for (Component component : components) {
            forms[component.index()] = form(component, shape.resolve(ComponentTypes.of(component)));
        }
        return made;
    }

    private Form form(Component component, Shape shape) {
        Class<?> raw = shape.raw();
        Form scalar = SCALARS.get(raw);
        if (scalar != null) {
            return scalar;
        }
        if (raw.isEnum()) {
            return new EnumForm(raw);
        }
        if (raw.isRecord() && shape.depth() <= DEEPEST) {
            return record(RowType.of(raw), shape);
        }
        if (raw == List.class || raw == Collection.class) {
            return new SequenceForm(form(component, shape.argument(0)), Collections::unmodifiableList);
        }
        if (raw == Set.class) {
            return new SequenceForm(form(component, shape.argument(0)),
                    values -> Collections.unmodifiableSet(new LinkedHashSet<>(values)));
        }
        if (raw == Map.class && shape.argument(0).raw() == String.class) {
            return new MapForm(form(component, shape.argument(1)));
        }
        if (isOpen(raw)) {
            if (types != null) {
                return new TaggedForm(types, raw);
            }
            throw new IllegalArgumentException(
                    said(component) + ", which does not tell what its values are; declare what"
                            + " they are, or give the codec a TypeRegistry of the enums and records among them");
        }
        throw new IllegalArgumentException(said(component)
                + ", whose values have no JSON form; use a primitive, String,"
                + " an enum, UUID, BigDecimal, BigInteger, byte[], a java.time value, a record, or a List, Set or"
                + " Map<String, …> of these");
    }

    private static boolean isOpen(Class<?> type) {
        return type == Object.class || type == Number.class || type == Comparable.class
                || type.isInterface() && type.isSealed();
    }

    private static String said(Component component) {
        return "Component " + component + " has type " + ComponentTypes.of(component).getTypeName();
    }
}
