package dev.millrace.query;

import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.internal.Accessor;
import dev.millrace.query.internal.LeafTypes;
import dev.millrace.query.internal.NearestName;
import dev.millrace.query.value.Values;

/**
 * The type of rows that are maps, with a schema given at run time. A component that a row has no entry for is null; entries that
 * are no components are not seen. Two of these are equal if their components are.
 */
final class MapType implements RowType<Map<String, @Nullable Object>> {

    private final List<Component> components;
    private final Map<String, Component> byName = new HashMap<>();

    private MapType(List<Component> components) {
        this.components = components;
        components.forEach(component -> byName.put(component.name(), component));
    }

    static MapType of(Map<String, Class<?>> types) {
        if (types.isEmpty()) {
            throw new IllegalArgumentException("A row type needs at least one component, but none was given");
        }
        List<Component> made = new ArrayList<>();
        inOrder(types).forEach((name, type) -> {
            if (name.isBlank()) {
                throw new IllegalArgumentException(
                        "A component needs a name, but it is blank, among " + types.keySet());
            }
            made.add(new Component(Map.class, name, MethodType.methodType(type).wrap().returnType(),
                    LeafTypes.of(type), made.size(),
                    Accessor.ofEntry(name)));
        });
        return new MapType(List.copyOf(made));
    }

    /** The order of {@code Map.of} differs from one start of the virtual machine to the next, and rows are equal by theirs. */
    private static Map<String, Class<?>> inOrder(Map<String, Class<?>> types) {
        Class<?> given = types.getClass();
        return given == HashMap.class || given == Map.of().getClass() ? new TreeMap<>(types) : types;
    }

    @Override
    @SuppressWarnings({"unchecked", "rawtypes"}) // there is one class of maps
    public Class<Map<String, @Nullable Object>> rowClass() {
        return (Class) Map.class;
    }

    @Override
    public List<Component> components() {
        return components;
    }

    @Override
    public Component component(String name) {
        Component component = byName.get(name);
        if (component == null) {
            throw new IllegalArgumentException("Rows of " + this + " have no component \"" + name + "\""
                    + NearestName.hint(name, byName.keySet()));
        }
        return component;
    }

    /** Maps are made of whatever they are to hold. */
    @Override
    public boolean isPlain() {
        return true;
    }

    @Override
    public void requireReadable(Map<String, @Nullable Object> row) {
        for (Component component : components) {
            Object value = row.get(component.name());
            if (value != null && !component.type().isInstance(value)) {
                throw new IllegalArgumentException("A row of " + this + " was given whose component \""
                        + component.name() + "\" is to be of type " + component.type().getSimpleName() + ", but is "
                        + value + " of type " + value.getClass().getSimpleName());
            }
        }
    }

    @Override
    public long mayDiffer(Map<String, @Nullable Object> before, Map<String, @Nullable Object> after) {
        return diff(before, after, -1L);
    }

    @Override
    public long objects() {
        return 0;
    }

    @Override
    public long diff(Map<String, @Nullable Object> before, Map<String, @Nullable Object> after, long wanted) {
        long mask = 0;
        if (before != after) {
            for (Component component : components) {
                if ((wanted & component.bit() & ~mask) != 0
                        && !Values.same(before.get(component.name()), after.get(component.name()))) {
                    mask |= component.bit();
                }
            }
        }
        return mask;
    }

    @Override
    public Map<String, @Nullable Object> with(Map<String, @Nullable Object> row,
            List<Assignment<Map<String, @Nullable Object>>> assignments) {
        if (assignments.isEmpty()) {
            return row;
        }
        Map<String, @Nullable Object> copy = new LinkedHashMap<>(row);
        for (Assignment<Map<String, @Nullable Object>> assignment : assignments) {
            Component component = assignment.component();
            if (!components.contains(component)) {
                throw new IllegalArgumentException(
                        "A row of " + this + " was to be copied, but " + component
                                + " was set; set one of its components");
            }
            copy.put(component.name(), assignment.value());
        }
        return Collections.unmodifiableMap(copy);
    }

    @Override
    public Map<String, @Nullable Object> create(@Nullable Object[] values) {
        if (values.length != components.size()) {
            throw new IllegalArgumentException(this + " has " + components.size() + " components, but " + values.length
                    + " values are given");
        }
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        for (Component component : components) {
            row.put(component.name(), values[component.index()]);
        }
        requireReadable(row);
        return Collections.unmodifiableMap(row);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof MapType that && components.equals(that.components);
    }

    @Override
    public int hashCode() {
        return components.hashCode();
    }

    @Override
    public String toString() {
        return "Map" + components.stream().map(Component::name).toList();
    }
}
