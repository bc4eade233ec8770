package dev.millrace.testkit.sample;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import dev.millrace.query.RelationRef;
import dev.millrace.query.value.Values;

/**
 * The rows of the sample schema as commits leave them: what the reference evaluator evaluates. Not thread-safe.
 *
 * @since 0.1
 */
public final class SampleTables {

    private final Map<String, SortedMap<Object, Object>> tables = new HashMap<>();

    /** Makes empty tables for all relations of {@link SampleSchema}. */
    public SampleTables() {
        SampleSchema.RELATIONS.forEach(relation -> tables.put(relation.name(), new TreeMap<>(Values::compare)));
    }

    /**
     * Applies the changes of a commit.
     *
     * @param commit the commit
     * @throws IllegalArgumentException if it deletes a row that is not there
     */
    public void apply(HistoryStep.Commit commit) {
        commit.changes().forEach(this::apply);
    }

    /**
     * Applies one change.
     *
     * @param change the change
     * @throws IllegalArgumentException if it deletes a row that is not there
     */
    public void apply(RowChange change) {
        SortedMap<Object, Object> table = table(change.relation());
        if (change instanceof RowChange.Put put) {
            table.put(put.key(), put.row());
        } else if (table.remove(change.key()) == null) {
            throw new IllegalArgumentException("A history was to " + change + ", but there is no such row");
        }
    }

    /**
     * The keys of a relation.
     *
     * @param relation the relation
     * @return a new list, in their order
     */
    public List<Object> keys(RelationRef<?> relation) {
        return List.copyOf(table(relation).keySet());
    }

    /**
     * Finds a row.
     *
     * @param <R> the type of the row
     * @param relation its relation
     * @param key its key
     * @return the row
     * @throws IllegalArgumentException if there is none
     */
    public <R> R row(RelationRef<R> relation, Object key) {
        Object row = table(relation).get(key);
        if (row == null) {
            throw new IllegalArgumentException("Relation \"" + relation + "\" has no row with key " + key);
        }
        return relation.rowType().rowClass().cast(row);
    }

    /**
     * The rows of all relations.
     *
     * @return an immutable view, by the relation's name
     */
    public Map<String, Collection<Object>> rows() {
        Map<String, Collection<Object>> rows = new HashMap<>();
        tables.forEach((name, table) -> rows.put(name, Collections.unmodifiableCollection(table.values())));
        return Collections.unmodifiableMap(rows);
    }

    /**
     * The number of rows of all relations.
     *
     * @return at least 0
     */
    public int size() {
        return tables.values().stream().mapToInt(Map::size).sum();
    }

    private SortedMap<Object, Object> table(RelationRef<?> relation) {
        SortedMap<Object, Object> table = tables.get(relation.name());
        if (table == null) {
            throw new IllegalArgumentException(
                    "Relation \"" + relation + "\" is none of the sample schema: " + SampleSchema.RELATIONS);
        }
        return table;
    }
}
