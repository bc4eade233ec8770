package dev.millrace.engine;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.Bindings;
import dev.millrace.query.RelationRef;
import dev.millrace.query.Window;
import dev.millrace.query.ast.QueryNode;

/**
 * A case from the field: queries over some rows, what happens to them step by step, and what each step changes in the results.
 *
 * @param relations the relations with their first rows
 * @param queries what is opened, in order; a later query can read an earlier one
 * @param steps what happens
 */
record NamedCase(List<Relation> relations, List<Opened> queries, List<Step> steps) {

    /**
     * A relation of rows that are maps.
     *
     * @param ref name, type and key
     * @param rows its first rows
     */
    record Relation(RelationRef<Map<String, @Nullable Object>> ref, List<Map<String, @Nullable Object>> rows) {
    }

    /**
     * A query that is opened under a name.
     *
     * @param name the name
     * @param query the query
     * @param bindings the first values of its parameters
     */
    record Opened(String name, QueryNode query, Bindings bindings) {
    }

    /**
     * A step, and what comes of it.
     *
     * @param what what it is, for readers
     * @param action what is done
     * @param changes what it changes, as {@link ChangeText} writes it, by query; queries without changes are left out
     * @param problems the queries that meet what cannot be computed
     */
    record Step(String what, Action action, Map<String, List<String>> changes, Set<String> problems) {
    }

    /** What is done in a step. */
    sealed interface Action {
    }

    /**
     * What takes effect together.
     *
     * @param writes the writes, in the order in which they are staged
     * @param time what the clock says then; null if it says what it said
     */
    record Commit(List<Write> writes, @Nullable Instant time) implements Action {
    }

    /**
     * A write.
     *
     * @param relation the name of the relation
     * @param key the key
     * @param row the row as it shall be; null if it is deleted
     * @param state what shall stand beside it
     */
    record Write(String relation, Object key, @Nullable Map<String, @Nullable Object> row, RowState state) {
    }

    /**
     * Another window.
     *
     * @param query the name of the query
     * @param window the part that shall be shown
     */
    record Move(String query, Window window) implements Action {
    }

    /**
     * Other values of parameters.
     *
     * @param query the name of the query
     * @param bindings the values
     */
    record Bind(String query, Bindings bindings) implements Action {
    }
}
