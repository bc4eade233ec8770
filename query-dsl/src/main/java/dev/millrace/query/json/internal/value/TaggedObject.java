package dev.millrace.query.json.internal.value;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TreeTraversingParser;
import org.jspecify.annotations.Nullable;

import dev.millrace.query.internal.NearestName;
import dev.millrace.query.json.internal.text.Excerpt;
import dev.millrace.query.json.internal.text.JsonSource;
import dev.millrace.query.json.internal.text.Mismatch;
import dev.millrace.query.json.internal.text.TreeReader;

/**
 * Reads one object of a type and a value. Objects have no order: a value that comes before its type is kept as a tree until then.
 */
final class TaggedObject {

    static final String TYPE = "type";
    static final String NAME = "name";
    static final String VALUE = "value";

    private final RegisteredTypes types;
    private @Nullable String type;
    private @Nullable String name;
    private @Nullable Object value;
    private @Nullable JsonNode pending;

    TaggedObject(RegisteredTypes types) {
        this.types = types;
    }

    Object read(JsonSource source) throws IOException {
        source.enter(JsonToken.START_OBJECT, "a value with its type");
        while (source.next() != JsonToken.END_OBJECT) {
            String field = source.text();
            source.next();
            switch (field) {
                case TYPE -> type = text(source, TYPE, type);
                case NAME -> name = text(source, NAME, name);
                case VALUE -> value(source);
                default -> throw new Mismatch("a value with its type", "the unknown field " + Excerpt.quote(field)
                        + NearestName.hint(Excerpt.cut(field), List.of(TYPE, NAME, VALUE))).within(field);
            }
        }
        Form form = form();
        if (form == null) {
            throw type == null ? new Mismatch("the type of the value", "nothing").within(TYPE)
                    : new Mismatch("the name of the type", "nothing").within(NAME);
        }
        if (name != null && !Tags.ENUM.equals(type) && !Tags.RECORD.equals(type)) {
            throw new Mismatch("no name beside this type", Excerpt.quote(name)).within(NAME);
        }
        Object read = value != null ? value : pending(form, source);
        source.leave();
        return read;
    }

    private void value(JsonSource source) throws IOException {
        if (value != null || pending != null) {
            throw twice().within(VALUE);
        }
        Form form = form();
        try {
            if (form == null) {
                pending = TreeReader.read(source);
            } else {
                value = form.read(source);
            }
        } catch (Mismatch mismatch) {
            throw mismatch.within(VALUE);
        }
    }

    private Object pending(Form form, JsonSource source) throws IOException {
        if (pending == null) {
            throw new Mismatch(form.expected(), "nothing").within(VALUE);
        }
        try (TreeTraversingParser parser = new TreeTraversingParser(pending)) {
            parser.nextToken();
            return form.read(new JsonSource(parser, source.policies(), source.depth()));
        } catch (Mismatch mismatch) {
            throw mismatch.within(VALUE);
        }
    }

    private static String text(JsonSource source, String field, @Nullable String before) throws IOException {
        if (before != null) {
            throw twice().within(field);
        }
        if (source.token() != JsonToken.VALUE_STRING) {
            throw source.unexpected("a string").within(field);
        }
        return source.text();
    }

    private static Mismatch twice() {
        return new Mismatch("each field once", "a second one of this name");
    }

    /** The form of the value; null if that is not known yet. */
    private @Nullable Form form() {
        String tag = type;
        if (tag == null) {
            return null;
        }
        if (tag.equals(Tags.ENUM) || tag.equals(Tags.RECORD)) {
            return name == null ? null : named(name, tag.equals(Tags.ENUM));
        }
        Form form = Tags.form(tag);
        if (form == null) {
            List<String> all = new ArrayList<>(List.of(Tags.ENUM, Tags.RECORD));
            Tags.names().forEach(all::add);
            throw new Mismatch("the name of a type", Excerpt.quote(tag) + NearestName.hint(Excerpt.cut(tag), all))
                    .within(TYPE);
        }
        return form;
    }

    private Form named(String called, boolean isEnum) {
        try {
            return types.form(called, isEnum);
        } catch (Mismatch mismatch) {
            throw mismatch.within(NAME);
        }
    }
}
