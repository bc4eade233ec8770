package dev.millrace.sync.rest;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import dev.millrace.query.Component;
import dev.millrace.query.RowType;

/**
 * Records as JSON objects: a component is the property of its name. Properties that are no components are passed over;
 * one that is missing is null, which only a reference can be.
 *
 * @param <R> the record class
 */
final class RecordCodec<R> implements ValueCodec {

    private final RowType<R> rowType;
    private final ValueCodec[] codecs;

    /**
     * A codec whose parts are still to come, because a record may contain its own kind.
     *
     * @param rowType the record's type
     * @param codecs one for each component, in order; filled in before first use
     */
    RecordCodec(RowType<R> rowType, ValueCodec[] codecs) {
        this.rowType = rowType;
        this.codecs = codecs;
    }

    @Override
    public R read(JsonNode node) {
        if (!node.isObject()) {
            throw Mismatch.expected("object", node);
        }
        List<Component> components = rowType.components();
        @Nullable Object[] values = new Object[codecs.length];
        for (int i = 0; i < codecs.length; i++) {
            values[i] = read(node, components.get(i), codecs[i]);
        }
        try {
            return rowType.create(values);
        } catch (RuntimeException e) {
            throw Mismatch.refused("the constructor of " + rowType.rowClass().getSimpleName() + " refused it: " + e,
                    node);
        }
    }

    private static @Nullable Object read(JsonNode object, Component component, ValueCodec codec) {
        JsonNode value = object.get(component.name());
        try {
            if (value == null || value.isNull()) {
                if (!component.nullable()) {
                    throw value == null ? Mismatch.missing(codec.expected(), object)
                            : Mismatch.expected(codec.expected(), value);
                }
                return null;
            }
            return codec.read(value);
        } catch (Mismatch mismatch) {
            throw mismatch.within(component.name());
        }
    }

    @Override
    public JsonNode write(Object row) {
        ObjectNode object = Json.NODES.objectNode();
        for (Component component : rowType.components()) {
            object.set(component.name(), codecs[component.index()].writeNullable(component.get(row)));
        }
        return object;
    }

    /** The codec of one component. */
    ValueCodec codec(Component component) {
        return codecs[component.index()];
    }

    @Override
    public String expected() {
        return "object";
    }

    @Override
    public boolean isScalar() {
        return false;
    }
}
