package dev.millrace.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

import dev.millrace.engine.internal.flow.Allowance;
import dev.millrace.engine.internal.flow.ResultRows;
import dev.millrace.engine.internal.flow.RowTable;
import dev.millrace.engine.internal.plan.Sources;
import dev.millrace.query.QueryRef;
import dev.millrace.query.RelationRef;

/** The tables of an engine and the results that others can read, by their names: one name is of one of them. */
final class Names implements Sources {

    private final Map<String, Table<?>> tables = new HashMap<>();
    private final Map<String, Result<?>> results = new HashMap<>();
    private final Allowance allowance;

    /**
     * No names.
     *
     * @param allowance how many rows of a result may be read at once
     */
    Names(Allowance allowance) {
        this.allowance = allowance;
    }

    void requireFree(String name) {
        if (tables.containsKey(name) || results.containsKey(name)) {
            throw new IllegalArgumentException((tables.containsKey(name) ? "Relation \"" : "Live query \"") + name
                    + "\" exists already; names are unique in a store");
        }
    }

    /** Takes in a table whose name is free. */
    void add(Table<?> table) {
        tables.put(table.relation().name(), table);
    }

    /** Takes in a result, if it has a name: one that is free. */
    void add(Result<?> result) {
        if (result.name() != null) {
            results.put(result.name(), result);
        }
    }

    /** The result of a name. */
    Optional<Result<?>> result(String name) {
        return Optional.ofNullable(results.get(name));
    }

    void remove(Table<?> table) {
        tables.remove(table.relation().name(), table);
    }

    /** Forgets a result, if it has a name. */
    void remove(Result<?> result) {
        if (result.name() != null) {
            results.remove(result.name());
        }
    }

    @Override
    public RowTable table(RelationRef<?> relation) {
        Table<?> table = find("relation", relation.name(), tables);
        RelationRef<?> known = table.relation();
        if (known.rowType() != relation.rowType() || !known.key().equals(relation.key())) {
            throw new IllegalArgumentException(
                    "The query reads relation \"" + relation.name() + "\" as " + relation.rowType() + " by "
                            + relation.key() + ", but it is " + known.rowType() + " by " + known.key());
        }
        return table.rows();
    }

    @Override
    public ResultRows result(QueryRef<?> query) {
        Result<?> result = find("the live query", query.name(), results);
        QueryRef<?> known = result.ref();
        if (!known.equals(query)) {
            throw new IllegalArgumentException("The query reads the live query \"" + query.name() + "\" as rows of "
                    + text(query) + ", but its rows are of " + text(known));
        }
        ResultRows rows = result.publish();
        rows.limit(allowance);
        return rows;
    }

    private static <T> T find(String kind, String name, Map<String, T> known) {
        T found = known.get(name);
        if (found == null) {
            throw new IllegalArgumentException("The query reads " + kind + " \"" + name + "\", but there are only "
                    + new TreeSet<>(known.keySet()));
        }
        return found;
    }

    private static String text(QueryRef<?> query) {
        return query.type().getName() + " holding " + query.leafType().getName()
                + (query.rowType() == null ? "" : " with components of " + query.rowType())
                + (query.nullable() ? ", or null" : "");
    }
}
