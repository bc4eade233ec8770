package dev.millrace.query.json.internal.query;

import java.util.Map;

import dev.millrace.query.QueryRef;
import dev.millrace.query.RelationRef;
import dev.millrace.query.UserAggregate;
import dev.millrace.query.UserFunction;
import dev.millrace.query.json.internal.text.Excerpt;
import dev.millrace.query.json.internal.text.Mismatch;
import dev.millrace.query.json.internal.value.RegisteredTypes;

/**
 * What the names in a query stand for: a catalog, as readers and writers look things up in it.
 *
 * @param relations the relations by name
 * @param queries the live queries by name
 * @param types the enums and records
 * @param functions the users' functions by name
 * @param aggregates the users' aggregates by name
 */
public record CatalogNames(Map<String, RelationRef<?>> relations, Map<String, QueryRef<?>> queries,
        RegisteredTypes types,
        Map<String, UserFunction<?>> functions, Map<String, UserAggregate<?, ?, ?>> aggregates) {

    RelationRef<?> relation(String name) {
        return found(relations, name, "the name of a relation");
    }

    QueryRef<?> query(String name) {
        return found(queries, name, "the name of a live query");
    }

    UserFunction<?> function(String name) {
        return found(functions, name, "the name of a function");
    }

    UserAggregate<?, ?, ?> aggregate(String name) {
        return found(aggregates, name, "the name of an aggregate");
    }

    private static <T> T found(Map<String, T> known, String name, String expected) {
        T found = known.get(name);
        if (found == null) {
            throw Trees.unknown(name, known.keySet(), expected + " in the catalog");
        }
        return found;
    }

    /** Refuses what a reader would take for something else. */
    void requireKnown(RelationRef<?> relation) {
        requireSame(relation(relation.name()), relation, "relation", relation.name());
    }

    void requireKnown(QueryRef<?> query) {
        requireSame(query(query.name()), query, "live query", query.name());
    }

    void requireKnown(UserFunction<?> function) {
        requireSame(function(function.name()), function, "function", function.name());
    }

    void requireKnown(UserAggregate<?, ?, ?> aggregate) {
        requireSame(aggregate(aggregate.name()), aggregate, "aggregate", aggregate.name());
    }

    private static void requireSame(Object known, Object written, String kind, String name) {
        if (!known.equals(written)) {
            throw new Mismatch("the " + kind + " " + Excerpt.quote(name) + " of the catalog",
                    "another one of that name");
        }
    }
}
