package dev.millrace.query;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.internal.LeafTypes;
import dev.millrace.query.internal.NearestName;
import dev.millrace.query.internal.RecordAccess;
import dev.millrace.query.internal.RecordDiff;
import dev.millrace.query.value.Values;

/** The row type of a record class. */
final class RecordType<R> implements RowType<R> {

    /** After so many comparisons it pays to make code for them. */
    private static final int MANY = 10_000;

    private static final ClassValue<RecordType<?>> TYPES = new ClassValue<>() {
        @Override
        protected RecordType<?> computeValue(Class<?> recordClass) {
            return new RecordType<>(recordClass);
        }
    };

    private final Class<R> rowClass;
    private final List<Component> components;
    private final Map<String, Component> byName = new HashMap<>();
    private final RecordAccess access;
    /** Compares rows once many were compared; until then, and of very long records, null. */
    private @Nullable volatile RecordDiff straight;
    private int compared;
    private final long objects;

    private RecordType(Class<R> rowClass) {
        RecordComponent[] declared = rowClass.getRecordComponents();
        if (declared == null) {
            throw new IllegalArgumentException("A row type was asked for of " + rowClass.getName()
                    + ", which is no record; rows are records");
        }
        this.rowClass = rowClass;
        this.access = RecordAccess.to(rowClass);
        List<Component> found = new ArrayList<>(declared.length);
        for (RecordComponent component : declared) {
            found.add(new Component(rowClass, component.getName(), component.getType(),
                    LeafTypes.of(component.getGenericType()), found.size(),
                    access.accessors().get(found.size())));
        }
        this.components = List.copyOf(found);
        this.components.forEach(component -> byName.put(component.name(), component));
        this.objects = this.components.stream().filter(component -> !component.type().isPrimitive())
                .mapToLong(Component::bit).reduce(0, (some, more) -> some | more);
    }

    @SuppressWarnings("unchecked") // computed for this very class
    static <R> RecordType<R> of(Class<R> recordClass) {
        return (RecordType<R>) TYPES.get(recordClass);
    }

    @Override
    public Class<R> rowClass() {
        return rowClass;
    }

    @Override
    public List<Component> components() {
        return components;
    }

    @Override
    public Component component(String name) {
        Component component = byName.get(name);
        if (component == null) {
            throw new IllegalArgumentException(rowClass.getSimpleName() + " has no component \"" + name + "\""
                    + NearestName.hint(name, byName.keySet()));
        }
        return component;
    }

    @Override
    public boolean isPlain() {
        return access.isPlain();
    }

    @Override
    public void requireReadable(R row) {
        if (access.isPlainlyRead() && rowClass.isInstance(row)) {
            return;
        }
        for (Component component : components) {
            try {
                component.touch(row);
            } catch (RuntimeException e) {
                throw new IllegalArgumentException("A row of " + rowClass.getName() + " was given whose component "
                        + component.name() + " cannot be read: its accessor threw " + e, e);
            }
        }
    }

    @Override
    public long diff(R before, R after, long wanted) {
        return Values.diff(before, after, wanted);
    }

    @Override
    public long mayDiffer(R before, R after) {
        RecordDiff known = straight;
        if (known != null) {
            try {
                return before == after ? 0 : known.diff(before, after);
            } catch (RuntimeException e) { // an accessor's: the other way tells which
                return Values.diff(before, after, -1L);
            }
        }
        if (compared < MANY && ++compared == MANY) { // by several threads it may be some more
            straight = RecordDiff.of(rowClass);
        }
        return Values.diff(before, after, -1L);
    }

    @Override
    public long objects() {
        return objects;
    }

    @Override
    public R with(R row, List<Assignment<R>> assignments) {
        if (assignments.isEmpty()) {
            return row;
        }
        @Nullable Object[] values = new @Nullable Object[components.size()];
        for (Component component : components) {
            values[component.index()] = component.get(row);
        }
        for (Assignment<R> assignment : assignments) {
            Component component = assignment.component();
            if (component.rowClass() != rowClass) {
                throw new IllegalArgumentException(
                        "A row of " + rowClass.getName() + " was to be copied, but " + component
                                + " was set; set one of its components");
            }
            values[component.index()] = assignment.value();
        }
        return create(values);
    }

    @Override
    public R create(@Nullable Object[] values) {
        if (values.length != components.size()) {
            throw new IllegalArgumentException(this + " has " + components.size() + " components, but " + values.length
                    + " values are given");
        }
        return rowClass.cast(access.create(values));
    }

    @Override
    public String toString() {
        return rowClass.getSimpleName() + components.stream().map(Component::name).toList();
    }
}
