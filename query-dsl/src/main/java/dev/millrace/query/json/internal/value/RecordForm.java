package dev.millrace.query.json.internal.value;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import dev.millrace.query.Component;
import dev.millrace.query.RowType;
import dev.millrace.query.internal.NearestName;
import dev.millrace.query.json.internal.text.Excerpt;
import dev.millrace.query.json.internal.text.JsonSink;
import dev.millrace.query.json.internal.text.JsonSource;
import dev.millrace.query.json.internal.text.Mismatch;
import dev.millrace.query.json.internal.text.Policies;

/** Rows and records as objects: a component is the field of its name. */
public final class RecordForm implements Form {

    private final RowType<?> rowType;
    private final String name;
    private final Form[] forms;
    private final Map<String, Component> byName = new HashMap<>();

    /**
     * A form whose parts are still to come, because a record may contain its own kind.
     *
     * @param name what the type is called, with its type arguments
     * @param forms one for each component, in order; filled in before first use
     */
    RecordForm(RowType<?> rowType, String name, Form[] forms) {
        this.rowType = rowType;
        this.name = name;
        this.forms = forms;
        rowType.components().forEach(component -> byName.put(component.name(), component));
    }

    @Override
    public Object read(JsonSource source) throws IOException {
        source.enter(JsonToken.START_OBJECT, expected());
        @Nullable Object[] values = new @Nullable Object[forms.length];
        boolean[] seen = new boolean[forms.length];
        while (source.next() != JsonToken.END_OBJECT) {
            String field = source.text();
            source.next();
            Component component = byName.get(field);
            if (component == null) {
                unknown(field, source);
                continue;
            }
            int index = component.index();
            try {
                if (seen[index]) {
                    throw new Mismatch("each field once", "a second one of this name");
                }
                seen[index] = true;
                values[index] = read(component, source);
            } catch (Mismatch mismatch) {
                throw mismatch.within(field);
            }
        }
        source.leave();
        requireNoneMissing(seen, source.policies());
        return create(values);
    }

    private @Nullable Object read(Component component, JsonSource source) throws IOException {
        Form form = forms[component.index()];
        if (source.token() == JsonToken.VALUE_NULL && !component.nullable()) {
            throw source.unexpected(form.expected());
        }
        return form.readNullable(source);
    }

    private void unknown(String field, JsonSource source) throws IOException {
        if (!source.policies().ignoreUnknown()) {
            throw new Mismatch("a field of " + name, "the unknown field " + Excerpt.quote(field)
                    + NearestName.hint(Excerpt.cut(field), byName.keySet())).within(field);
        }
        source.parser().skipChildren();
    }

    private void requireNoneMissing(boolean[] seen, Policies policies) {
        for (Component component : rowType.components()) {
            if (!seen[component.index()]
                    && (!policies.missingAsNull() || !component.nullable())) {
                throw new Mismatch(forms[component.index()].expected(), "nothing").within(component.name());
            }
        }
    }

    private Object create(@Nullable Object[] values) {
        try {
            return rowType.create(values);
        } catch (RuntimeException e) {
            throw new Mismatch(expected(), "values its constructor refuses: " + Excerpt.cut(e.toString()), e);
        }
    }

    @Override
    public void write(Object value, JsonSink sink) throws IOException {
        if (!rowType.rowClass().isInstance(value)) {
            throw new Mismatch(expected(), "a value of " + value.getClass().getName());
        }
        sink.beginObject();
        for (Component component : rowType.components()) {
            try {
                sink.field(component.name());
                forms[component.index()].writeNullable(get(component, value), sink);
            } catch (Mismatch mismatch) {
                throw mismatch.within(component.name());
            }
        }
        sink.endObject();
    }

    private @Nullable Object get(Component component, Object row) {
        try {
            return component.get(row);
        } catch (RuntimeException e) {
            throw new Mismatch(forms[component.index()].expected(),
                    "an accessor that throws: " + Excerpt.cut(e.toString()),
                    e);
        }
    }

    /** The form of one component. */
    public Form form(Component component) {
        return forms[component.index()];
    }

    /** What the type is called. */
    String name() {
        return name;
    }

    RowType<?> rowType() {
        return rowType;
    }

    List<Component> components() {
        return rowType.components();
    }

    @Override
    public String expected() {
        return "an object of " + name;
    }

    @Override
    public ObjectNode schema(SchemaWriter schema) {
        return schema.reference(this);
    }

    @Override
    public boolean isScalar() {
        return false;
    }
}
