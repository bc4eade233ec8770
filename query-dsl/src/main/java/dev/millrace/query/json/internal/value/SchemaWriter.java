package dev.millrace.query.json.internal.value;

import java.util.HashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.millrace.query.Component;
import dev.millrace.query.json.internal.text.Policies;

/** Collects the definitions of one schema document. A record is defined once and referred to, so that it may hold its own kind. */
public final class SchemaWriter {

    static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Policies policies;
    private final ObjectNode definitions = NODES.objectNode();
    private final Map<RecordForm, String> names = new HashMap<>();

    public SchemaWriter(Policies policies) {
        this.policies = policies;
    }

    public static ObjectNode object() {
        return NODES.objectNode();
    }

    static ObjectNode type(String type) {
        return NODES.objectNode().put("type", type);
    }

    static ObjectNode format(String format) {
        return type("string").put("format", format);
    }

    static ObjectNode pattern(String pattern) {
        return type("string").put("pattern", pattern);
    }

    Policies policies() {
        return policies;
    }

    public ObjectNode definitions() {
        return definitions;
    }

    /** A reference to the definition of a record, which is made if it is not there yet. */
    public ObjectNode reference(RecordForm form) {
        String name = names.get(form);
        if (name == null) {
            name = free(form.name().replaceAll("[^A-Za-z0-9_$]+", "_").replaceAll("_$", ""));
            names.put(form, name);
            ObjectNode definition = type("object");
            definitions.set(name, definition);
            define(form, definition);
        }
        return NODES.objectNode().put("$ref", "#/$defs/" + name);
    }

    private void define(RecordForm form, ObjectNode definition) {
        ObjectNode properties = definition.putObject("properties");
        ArrayNode required = definition.putArray("required");
        for (Component component : form.components()) {
            Form part = form.form(component);
            properties.set(component.name(), component.nullable() ? nullable(part) : part.schema(this));
            if (!policies.missingAsNull() || !component.nullable()) {
                required.add(component.name());
            }
        }
        definition.put("additionalProperties", policies.ignoreUnknown());
    }

    /** What a form's values are, or null. */
    ObjectNode nullable(Form form) {
        ObjectNode schema = form.schema(this);
        JsonNode type = schema.path("type");
        if (type.isTextual() && !schema.has("enum")) {
            ArrayNode types = NODES.arrayNode().add(type).add("null");
            schema.set("type", types);
            return schema;
        }
        if (type.isArray()) {
            ((ArrayNode) type).add("null");
            return schema;
        }
        if (schema.get("anyOf") instanceof ArrayNode kinds) {
            kinds.add(type("null"));
            return schema;
        }
        if (form instanceof TaggedForm) {
            return schema;
        }
        ObjectNode either = NODES.objectNode();
        either.putArray("anyOf").add(schema).add(type("null"));
        return either;
    }

    /** The name, or one with a number if another class has it. */
    private String free(String name) {
        String free = name;
        for (int i = 2; definitions.has(free); i++) {
            free = name + "_" + i;
        }
        return free;
    }
}
