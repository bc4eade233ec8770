package dev.millrace.collections.history;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Turns records into plain maps of their components and back, by reflection: the model shares nothing with the row
 * types under test.
 *
 * @param <R> the record class
 */
final class PlainRows<R> {

    private final RecordComponent[] components;
    private final Constructor<R> constructor;

    PlainRows(Class<R> rowClass) {
        components = rowClass.getRecordComponents();
        try {
            constructor = rowClass.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    Map<String, @Nullable Object> plain(R row) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        for (RecordComponent component : components) {
            try {
                fields.put(component.getName(), component.getAccessor().invoke(row));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
        return fields;
    }

    R row(Map<String, @Nullable Object> fields) {
        try {
            return constructor
                    .newInstance(Arrays.stream(components).map(component -> fields.get(component.getName())).toArray());
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof RuntimeException refusal ? refusal : new IllegalStateException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
