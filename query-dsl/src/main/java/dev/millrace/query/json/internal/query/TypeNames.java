package dev.millrace.query.json.internal.query;

import java.io.IOException;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import dev.millrace.query.json.internal.text.JsonSink;
import dev.millrace.query.json.internal.text.Mismatch;
import dev.millrace.query.json.internal.value.RegisteredTypes;
import dev.millrace.query.json.internal.value.Tags;

/**
 * The names of types: a word for each that the library knows, {@code {"enum":"Suit"}} and {@code {"record":"Card"}} for those of the
 * registry.
 */
final class TypeNames {

    private static final String EXPECTED = "the name of a type";
    private static final Map<String, Class<?>> OTHERS = new LinkedHashMap<>();
    private static final Map<Class<?>, String> NAMES = new HashMap<>();

    static {
        OTHERS.put("offsetDateTime", OffsetDateTime.class);
        OTHERS.put("zonedDateTime", ZonedDateTime.class);
        OTHERS.put("yearMonth", YearMonth.class);
        OTHERS.put("period", Period.class);
        OTHERS.put("list", List.class);
        OTHERS.put("set", Set.class);
        OTHERS.put("collection", Collection.class);
        OTHERS.put("map", Map.class);
        OTHERS.put("number", Number.class);
        OTHERS.put("comparable", Comparable.class);
        OTHERS.put("any", Object.class);
        OTHERS.forEach((name, type) -> NAMES.put(type, name));
    }

    private TypeNames() {
    }

    static void write(Class<?> type, RegisteredTypes types, JsonSink sink) throws IOException {
        String name = Tags.name(type) != null ? Tags.name(type) : NAMES.get(type);
        if (name != null) {
            sink.string(name);
            return;
        }
        String registered = types.name(type);
        if (registered == null) {
            throw new Mismatch("a type that has a name",
                    type.getName() + (type.isEnum() || type.isRecord() ? ", which is not in the registry"
                            : ", which has none; declare the value as one of the domain"));
        }
        sink.beginObject();
        sink.field(type.isEnum() ? Tags.ENUM : Tags.RECORD);
        sink.string(registered);
        sink.endObject();
    }

    static Class<?> read(JsonNode node, RegisteredTypes types) {
        if (node.isTextual()) {
            return named(node.textValue());
        }
        Members members = Members.of(node, EXPECTED, List.of(Tags.ENUM, Tags.RECORD)).allow();
        try {
            String name = Trees.text(members.operand(), EXPECTED);
            return members.word().equals(Tags.ENUM) ? types.enumType(name)
                    : types.record(name).rowClass();
        } catch (Mismatch mismatch) {
            throw mismatch.within(members.word());
        }
    }

    private static Class<?> named(String name) {
        @Nullable Class<?> type = Tags.type(name) != null ? Tags.type(name) : OTHERS.get(name);
        if (type == null) {
            List<String> all = new ArrayList<>();
            Tags.names().forEach(all::add);
            all.addAll(OTHERS.keySet());
            throw Trees.unknown(name, all, EXPECTED);
        }
        return type;
    }
}
