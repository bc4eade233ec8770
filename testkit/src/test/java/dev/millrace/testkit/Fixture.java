package dev.millrace.testkit;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.Bindings;
import dev.millrace.query.Identity;
import dev.millrace.query.Query;
import dev.millrace.query.RelationRef;

/** Two small relations for tables made by hand. */
final class Fixture {

    static final RelationRef<Todo> TODOS = RelationRef.of("todos", Todo.class, Todo::id);
    static final RelationRef<Person> PEOPLE = RelationRef.of("people", Person.class, Person::name);

    private Fixture() {
    }

    record Todo(long id, @Nullable String owner, @Nullable Integer rank, double weight, @Nullable BigDecimal price,
            @Nullable Boolean done) {

        static Todo of(long id) {
            return new Todo(id, null, null, 0, null, null);
        }

        Todo withOwner(@Nullable String owner) {
            return new Todo(id, owner, rank, weight, price, done);
        }

        Todo withRank(@Nullable Integer rank) {
            return new Todo(id, owner, rank, weight, price, done);
        }

        Todo withWeight(double weight) {
            return new Todo(id, owner, rank, weight, price, done);
        }

        Todo withPrice(String price) {
            return new Todo(id, owner, rank, weight, new BigDecimal(price), done);
        }

        Todo withDone(@Nullable Boolean done) {
            return new Todo(id, owner, rank, weight, price, done);
        }
    }

    record Person(String name, @Nullable String team, long level) {
    }

    /** Evaluates a query over rows of both kinds. */
    static EvaluatedResult evaluate(Query<?> query, Object... rows) {
        return evaluate(query, Bindings.NONE, rows);
    }

    static EvaluatedResult evaluate(Query<?> query, Bindings bindings, Object... rows) {
        return ReferenceEvaluator.evaluate(query, bindings, tables(rows));
    }

    static Map<String, List<Object>> tables(Object... rows) {
        Map<String, List<Object>> tables =
                new HashMap<>(Map.of("todos", new ArrayList<>(), "people", new ArrayList<>()));
        for (Object row : rows) {
            tables.get(row instanceof Todo ? "todos" : "people").add(row);
        }
        return tables;
    }

    /** The identities of a result, as text. */
    static List<String> identities(EvaluatedResult result) {
        return result.identities().stream().map(Identity::toString).toList();
    }
}
