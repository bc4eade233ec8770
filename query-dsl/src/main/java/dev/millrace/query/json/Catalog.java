package dev.millrace.query.json;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.CalendarField;
import dev.millrace.query.CalendarUnit;
import dev.millrace.query.Origin;
import dev.millrace.query.QueryRef;
import dev.millrace.query.Relation;
import dev.millrace.query.RelationRef;
import dev.millrace.query.UserAggregate;
import dev.millrace.query.UserFunction;
import dev.millrace.query.json.internal.query.CatalogNames;

/**
 * What the names in the JSON of a query stand for: relations, live queries, enums and records, users' functions and aggregates. What is not here
 * does not exist for a reader, and is refused by a writer; no class is ever looked up by a name that was read. The enums of the
 * language itself are here from the start, as {@code calendarUnit}, {@code calendarField} and {@code origin}.
 *
 * <pre>{@code
 * Catalog.of(todos, users).and(Card.class).and(SLUG)
 * }</pre>
 *
 * <p>Immutable and thread-safe; equal to others of the same contents.
 */
public final class Catalog {

    /** No relations, and no names but those of the language. */
    public static final Catalog EMPTY =
            new Catalog(Map.of(), Map.of(), TypeRegistry.EMPTY.and("calendarUnit", CalendarUnit.class)
                    .and("calendarField", CalendarField.class).and("origin", Origin.class), Map.of(), Map.of());

    private final Map<String, RelationRef<?>> relations;
    private final Map<String, QueryRef<?>> queries;
    private final TypeRegistry types;
    private final Map<String, UserFunction<?>> functions;
    private final Map<String, UserAggregate<?, ?, ?>> aggregates;

    private Catalog(Map<String, RelationRef<?>> relations, Map<String, QueryRef<?>> queries, TypeRegistry types,
            Map<String, UserFunction<?>> functions,
            Map<String, UserAggregate<?, ?, ?>> aggregates) {
        this.relations = relations;
        this.queries = queries;
        this.types = types;
        this.functions = functions;
        this.aggregates = aggregates;
    }

    /**
     * A catalog of relations.
     *
     * @param relations the relations
     * @return the catalog
     * @throws IllegalArgumentException if two of them have one name
     */
    public static Catalog of(Relation<?>... relations) {
        Catalog catalog = EMPTY;
        for (Relation<?> relation : relations) {
            catalog = catalog.and(relation);
        }
        return catalog;
    }

    /**
     * This catalog and a relation.
     *
     * @param relation the relation, under its own name
     * @return a new catalog
     * @throws IllegalArgumentException if another relation of that name is here
     */
    public Catalog and(Relation<?> relation) {
        RelationRef<?> ref = relation.ref();
        return new Catalog(with(relations, "relation", ref.name(), ref), queries, types, functions, aggregates);
    }

    /**
     * This catalog and a live query that others read.
     *
     * @param query the live query, by the name it was opened under
     * @return a new catalog
     * @throws IllegalArgumentException if another live query of that name is here
     */
    public Catalog and(QueryRef<?> query) {
        return new Catalog(relations, with(queries, "live query", query.name(), query), types, functions, aggregates);
    }

    /**
     * This catalog and a class under its simple name.
     *
     * @param type an enum or a record
     * @return a new catalog
     * @throws IllegalArgumentException as {@link TypeRegistry#and(Class)}
     */
    public Catalog and(Class<?> type) {
        return new Catalog(relations, queries, types.and(type), functions, aggregates);
    }

    /**
     * This catalog and the classes of a registry.
     *
     * @param more enums and records
     * @return a new catalog
     * @throws IllegalArgumentException if one of its names or classes is here already with another partner
     */
    public Catalog and(TypeRegistry more) {
        return new Catalog(relations, queries, types.and(more), functions, aggregates);
    }

    /**
     * This catalog and a user's function.
     *
     * @param function the function, under its own name
     * @return a new catalog
     * @throws IllegalArgumentException if another function of that name is here
     */
    public Catalog and(UserFunction<?> function) {
        return new Catalog(relations, queries, types, with(functions, "function", function.name(), function),
                aggregates);
    }

    /**
     * This catalog and a user's aggregate.
     *
     * @param aggregate the aggregate, under its own name
     * @return a new catalog
     * @throws IllegalArgumentException if another aggregate of that name is here
     */
    public Catalog and(UserAggregate<?, ?, ?> aggregate) {
        return new Catalog(relations, queries, types, functions,
                with(aggregates, "aggregate", aggregate.name(), aggregate));
    }

    private static <T> Map<String, T> with(Map<String, T> known, String kind, String name, T added) {
        T before = known.get(name);
        if (before != null && !before.equals(added)) {
            throw new IllegalArgumentException("A second " + kind + " is called \"" + name
                    + "\", but a name stands for one; rename one of them");
        }
        Map<String, T> more = new LinkedHashMap<>(known);
        more.put(name, added);
        return more;
    }

    /**
     * The enums and records.
     *
     * @return the registry, with the enums of the language
     */
    public TypeRegistry types() {
        return types;
    }

    /** What readers and writers look names up in. */
    CatalogNames names() {
        return new CatalogNames(relations, queries, types.registered(), functions, aggregates);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Catalog that && relations.equals(that.relations) && queries.equals(that.queries)
                && types.equals(that.types)
                && functions.equals(that.functions) && aggregates.equals(that.aggregates);
    }

    @Override
    public int hashCode() {
        return Objects.hash(relations, queries, types, functions, aggregates);
    }

    @Override
    public String toString() {
        return "Catalog" + relations.keySet() + " live" + queries.keySet() + " " + types + " functions"
                + functions.keySet() + " aggregates"
                + aggregates.keySet();
    }
}
