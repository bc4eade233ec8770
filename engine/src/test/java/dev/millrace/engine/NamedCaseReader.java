package dev.millrace.engine;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import dev.millrace.query.Bindings;
import dev.millrace.query.Component;
import dev.millrace.query.Origin;
import dev.millrace.query.QueryRef;
import dev.millrace.query.RelationRef;
import dev.millrace.query.RowType;
import dev.millrace.query.SingleQuery;
import dev.millrace.query.Window;
import dev.millrace.query.ast.QueryNode;
import dev.millrace.query.json.Catalog;
import dev.millrace.query.json.JsonCodecException;
import dev.millrace.query.json.JsonLimits;
import dev.millrace.query.json.JsonText;
import dev.millrace.query.json.QueryCodec;
import dev.millrace.query.json.RowCodec;

/** Reads cases from their files; what a file holds is told in the README beside them. */
final class NamedCaseReader {

    private static final Map<String, Class<?>> TYPES =
            Map.of("int", Integer.class, "long", Long.class, "double", Double.class, "decimal", BigDecimal.class,
                    "string",
                    String.class, "boolean", Boolean.class, "instant", Instant.class);

    /** Of rows that one transaction has written and nobody confirmed. */
    private static final RowState PENDING = new RowState(false, Origin.LOCAL, 1);

    private final Map<String, NamedCase.Relation> relations = new LinkedHashMap<>();
    private final Map<String, RowCodec<Map<String, @Nullable Object>>> codecs = new HashMap<>();
    private final Map<String, NamedCase.Opened> queries = new LinkedHashMap<>();
    private Catalog catalog = Catalog.EMPTY;

    private NamedCaseReader() {
    }

    /**
     * Reads a case.
     *
     * @param file where it comes from
     * @param text what is written there
     * @throws IllegalArgumentException if that is no case; says where in the file
     */
    static NamedCase read(String file, String text) {
        try {
            return new NamedCaseReader().read(new JsonPlace("", JsonText.parse(text, JsonLimits.DEFAULT)));
        } catch (JsonCodecException e) {
            throw new IllegalArgumentException(file + " is no case. " + e.getMessage(), e);
        }
    }

    private NamedCase read(JsonPlace place) {
        Map<String, JsonPlace> members = place.members("shows", "laws", "relations", "queries", "steps");
        member(members, "shows").text();
        if (member(members, "laws").elements().stream().mapToLong(JsonPlace::count)
                .filter(law -> law >= 1 && law <= 36).count() == 0) {
            throw member(members, "laws").expected("the numbers of laws, 1 to 36,");
        }
        member(members, "relations").members().forEach(this::relation);
        member(members, "queries").members().forEach(this::query);
        List<NamedCase.Step> steps = member(members, "steps").elements().stream().map(this::step).toList();
        if (steps.isEmpty()) {
            throw member(members, "steps").expected("at least one step");
        }
        return new NamedCase(List.copyOf(relations.values()), List.copyOf(queries.values()), steps);
    }

    /** A member that is there. */
    private static JsonPlace member(Map<String, JsonPlace> members, String name) {
        JsonPlace member = members.get(name);
        if (member == null) {
            throw new IllegalStateException("A member \"" + name + "\" was read that was not asked for");
        }
        return member;
    }

    private void relation(String name, JsonPlace place) {
        Map<String, JsonPlace> members = place.members("columns", "key", "rows");
        Map<String, Class<?>> types = new LinkedHashMap<>();
        member(members, "columns").members().forEach((column, type) -> types.put(column, type.named(TYPES, "a type")));
        RowType<Map<String, @Nullable Object>> type =
                member(members, "columns").read(columns -> RowType.ofMap(types));
        Map<String, Component> components = new LinkedHashMap<>();
        type.components().forEach(component -> components.put(component.name(), component));
        codecs.put(name, RowCodec.of(type));
        RelationRef<Map<String, @Nullable Object>> ref =
                new RelationRef<>(name, type, member(members, "key").named(components, "a column"));
        relations.put(name, new NamedCase.Relation(ref,
                member(members, "rows").elements().stream().map(row -> row(ref, row)).toList()));
        catalog = catalog.and(ref);
    }

    private Map<String, @Nullable Object> row(RelationRef<Map<String, @Nullable Object>> ref, JsonPlace place) {
        List<Component> components = ref.rowType().components();
        List<JsonPlace> cells = place.elements();
        if (cells.size() != components.size()) {
            throw place.expected("a value for each of the columns " + components);
        }
        @Nullable Object[] values = new @Nullable Object[components.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(ref, components.get(i), cells.get(i));
        }
        return ref.rowType().create(values);
    }

    private @Nullable Object value(RelationRef<?> ref, Component component, JsonPlace place) {
        RowCodec<?> codec = codecs.get(ref.name());
        if (codec == null || component.equals(ref.key()) && place.node().isNull()) {
            throw place.expected("a key");
        }
        return place.<@Nullable Object>read(node -> codec.decode(component, node));
    }

    private void query(String name, JsonPlace place) {
        Map<String, JsonPlace> members = place.members("query", "result?", "bindings?");
        QueryNode query = place.read(node -> QueryCodec.of(catalog).decode(document(node, "query", "result")));
        Bindings bindings = members.containsKey("bindings") ? bindings(place) : Bindings.NONE;
        queries.put(name, new NamedCase.Opened(name, query, bindings));
        catalog = catalog.and(QueryRef.of(name, new SingleQuery<>(query)));
    }

    private Bindings bindings(JsonPlace place) {
        return place.read(node -> QueryCodec.of(catalog).decodeBindings(document(node, "bindings")));
    }

    /** A document of its own made of some members. */
    private static JsonNode document(JsonNode node, String... names) {
        ObjectNode document = JsonNodeFactory.instance.objectNode().put("millrace", QueryCodec.VERSION);
        for (String name : names) {
            if (node.has(name)) {
                document.set(name, node.get(name));
            }
        }
        return document;
    }

    private NamedCase.Step step(JsonPlace place) {
        Map<String, JsonPlace> members =
                place.members("step", "commit?", "tick?", "window?", "bind?", "changes", "problems?");
        Map<String, List<String>> changes = new LinkedHashMap<>();
        member(members, "changes").members().forEach((name, changed) -> {
            changes.put(known(name, changed), changed.elements().stream().map(JsonPlace::text).toList());
        });
        Set<String> problems = new LinkedHashSet<>();
        if (members.containsKey("problems")) {
            member(members, "problems").elements()
                    .forEach(query -> problems.add(query.named(queries, "a query").name()));
        }
        return new NamedCase.Step(member(members, "step").text(), action(place, members), changes, problems);
    }

    /** A commit with or without a tick, a window, or values of parameters. */
    private NamedCase.Action action(JsonPlace place, Map<String, JsonPlace> members) {
        boolean commits = members.containsKey("commit") || members.containsKey("tick");
        boolean moves = members.containsKey("window");
        boolean binds = members.containsKey("bind");
        if ((commits ? 1 : 0) + (moves ? 1 : 0) + (binds ? 1 : 0) != 1) {
            throw place.expected("one of commit or tick, window, and bind");
        }
        return moves ? move(member(members, "window")) : binds ? bind(member(members, "bind"))
                : new NamedCase.Commit(members.containsKey("commit") ? writes(member(members, "commit")) : List.of(),
                        members.containsKey("tick") ? time(member(members, "tick")) : null);
    }

    private static Instant time(JsonPlace place) {
        try {
            return Instant.parse(place.text());
        } catch (DateTimeParseException e) {
            throw place.expected("a time");
        }
    }

    private String known(String query, JsonPlace place) {
        if (!queries.containsKey(query)) {
            throw place.expected("nothing, as there are only the queries " + queries.keySet() + ",");
        }
        return query;
    }

    private List<NamedCase.Write> writes(JsonPlace place) {
        List<NamedCase.Write> writes = new ArrayList<>();
        for (JsonPlace write : place.elements()) {
            write.members("put?", "pending?", "delete?")
                    .forEach((verb, byRelation) -> byRelation.members().forEach((name, rows) -> {
                        NamedCase.Relation relation = relations.get(name);
                        if (relation == null) {
                            throw rows.expected("nothing, as there are only the relations " + relations.keySet() + ",");
                        }
                        rows.elements().forEach(row -> writes.add(verb.equals("delete") ? delete(relation.ref(), row)
                                : put(relation.ref(), row, verb.equals("put") ? RowState.CONFIRMED : PENDING)));
                    }));
        }
        return writes;
    }

    private NamedCase.Write put(RelationRef<Map<String, @Nullable Object>> ref, JsonPlace place,
            RowState state) {
        Map<String, @Nullable Object> row = row(ref, place);
        Object key = row.get(ref.key().name());
        if (key == null) {
            throw place.expected("a row with a key");
        }
        return new NamedCase.Write(ref.name(), key, row, state);
    }

    private NamedCase.Write delete(RelationRef<Map<String, @Nullable Object>> ref, JsonPlace place) {
        Object key = value(ref, ref.key(), place);
        if (key == null) {
            throw place.expected("a key");
        }
        return new NamedCase.Write(ref.name(), key, null, RowState.CONFIRMED);
    }

    private NamedCase.Action move(JsonPlace place) {
        Map<String, JsonPlace> members = place.members("of", "offset?", "limit?");
        long offset = members.containsKey("offset") ? member(members, "offset").count() : 0;
        long limit = members.containsKey("limit") ? member(members, "limit").count() : Long.MAX_VALUE;
        return new NamedCase.Move(member(members, "of").named(queries, "a query").name(), new Window(offset, limit));
    }

    private NamedCase.Action bind(JsonPlace place) {
        Map<String, JsonPlace> members = place.members("of", "bindings");
        return new NamedCase.Bind(member(members, "of").named(queries, "a query").name(), bindings(place));
    }
}
