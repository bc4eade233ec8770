package dev.millrace.engine;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.flow.RowTable;
import dev.millrace.engine.internal.plan.Plan;
import dev.millrace.engine.internal.plan.Planner;
import dev.millrace.query.Bindings;
import dev.millrace.query.Query;
import dev.millrace.query.RelationRef;
import dev.millrace.query.Window;

/**
 * Keeps the results of queries current as the rows of their relations change (law 6). Changes are staged in {@link Table}s and
 * take effect together in {@link #commit}; after it each {@link Result} says what the commit did to it.
 *
 * <p>Not thread-safe, and with no thread or lock of its own: whoever owns it lets one caller in at a time. A commit costs what
 * its changes concern, not what is stored.
 */
public final class Engine {

    private final Map<String, Table<?>> tables = new HashMap<>();
    private final Set<Result<?>> results = new LinkedHashSet<>();
    /** Which results read a table. */
    private final Map<RowTable, Set<Result<?>>> readers = new HashMap<>();
    /** Which results tell of changes, until the next commit. */
    private final Set<Result<?>> telling = new LinkedHashSet<>();
    /** False while a commit takes effect, and for ever if that was cut off. */
    private boolean sound = true;

    /**
     * Adds a relation, without rows.
     *
     * @param <R> the row type
     * @param relation its name, row type and key
     * @return the table that takes its changes
     * @throws IllegalArgumentException if there is one of that name
     */
    public <R> Table<R> table(RelationRef<R> relation) {
        if (tables.containsKey(relation.name())) {
            throw new IllegalArgumentException(
                    "Relation \"" + relation.name() + "\" exists already; names are unique in a store");
        }
        Table<R> table = new Table<>(relation, new RowTable(relation));
        tables.put(relation.name(), table);
        return table;
    }

    /**
     * Removes a relation.
     *
     * @param table its table
     * @throws IllegalStateException if an open result reads it
     */
    public void drop(Table<?> table) {
        if (!readersOf(table.rows()).isEmpty()) {
            throw new IllegalStateException(
                    "Relation \"" + table.relation().name() + "\" is read by an open query; close it first");
        }
        tables.remove(table.relation().name(), table);
        readers.remove(table.rows());
    }

    /**
     * Opens a query: its result is current when this returns, and after every later commit. Evaluations that cannot be made are
     * counted.
     *
     * @param <R> the type of the result's rows
     * @param query the query
     * @param bindings a value for each of its parameters
     * @return its result
     * @throws IllegalArgumentException if it names an unknown relation, or one with another row type or key, or if a parameter
     *         is not bound or bound to a value of another type
     * @throws RuntimeException if a row cannot be read
     */
    public <R> Result<R> open(Query<R> query, Bindings bindings) {
        return open(query, bindings, OnProblem.COUNT);
    }

    /**
     * Opens a query: its result is current when this returns, and after every later commit.
     *
     * @param <R> the type of the result's rows
     * @param query the query
     * @param bindings a value for each of its parameters
     * @param onProblem what an evaluation that cannot be made does to it
     * @return its result
     * @throws IllegalArgumentException if it names an unknown relation, or one with another row type or key, or if a parameter
     *         is not bound or bound to a value of another type
     * @throws ProblemException if it is to fail at its first problem and meets one
     * @throws RuntimeException if a row cannot be read
     */
    public <R> Result<R> open(Query<R> query, Bindings bindings, OnProblem onProblem) {
        requireSound();
        Result<R> result = new Result<>(this, query, bindings, onProblem);
        try {
            result.rows();
        } catch (RuntimeException | Error e) {
            result.plan().close();
            throw e;
        }
        results.add(result);
        result.plan().tables()
                .forEach(table -> readers.computeIfAbsent(table, read -> new LinkedHashSet<>()).add(result));
        return result;
    }

    /**
     * Lets all staged changes take effect at once. Afterwards {@link Result#hasChanges} and {@link Result#changes} tell what
     * that did, until the next commit.
     *
     * @return the results that changed or failed
     * @throws RuntimeException whatever the accessor of a staged row throws; then nothing of what was staged takes effect
     */
    public List<Result<?>> commit() {
        requireSound();
        List<RowTable> changed = prepareTables();
        telling.forEach(Result::forgetChanges);
        telling.clear();
        sound = false;
        Set<Result<?>> concerned = new LinkedHashSet<>();
        for (RowTable table : changed) {
            table.switchIn();
            if (!table.delta().isEmpty()) {
                concerned.addAll(readersOf(table));
            }
        }
        for (Result<?> result : concerned) {
            if (result.run()) {
                telling.add(result);
            }
        }
        changed.forEach(RowTable::finish);
        sound = true;
        return List.copyOf(telling);
    }

    private void requireSound() {
        if (!sound) {
            throw new IllegalStateException("A commit of this engine was cut off half-way, by a lack of memory perhaps:"
                    + " its rows and results may disagree. Make another one and load it anew");
        }
    }

    /** The tables that will change; if one of them cannot, nothing of what was staged takes effect. */
    private List<RowTable> prepareTables() {
        List<RowTable> staged = tables.values().stream().map(Table::rows).filter(RowTable::hasStaged).toList();
        boolean prepared = false;
        try {
            staged.forEach(RowTable::prepare);
            prepared = true;
        } finally {
            if (!prepared) {
                staged.forEach(RowTable::undoPrepare);
            }
        }
        return staged;
    }

    /**
     * The number of rows, groups and pairs that tables and queries keep.
     *
     * @return a count, not bytes
     */
    public long rowsHeld() {
        return tables.values().stream().mapToLong(Table::size).sum()
                + results.stream().mapToLong(result -> result.plan().rowsHeld()).sum();
    }

    Plan plan(Query<?> query, Bindings bindings, @Nullable Window window, Problems problems) {
        return Planner.plan(query.node(), bindings, window, this::find, problems::of);
    }

    /** The window or the parameters of a result moved: it may tell of changes until the next commit. */
    void moved(Result<?> result) {
        telling.add(result);
    }

    void closed(Result<?> result) {
        results.remove(result);
        telling.remove(result);
        readers.values().forEach(reading -> reading.remove(result));
    }

    private Set<Result<?>> readersOf(RowTable table) {
        return readers.getOrDefault(table, Set.of());
    }

    private RowTable find(RelationRef<?> relation) {
        Table<?> table = tables.get(relation.name());
        if (table == null) {
            throw new IllegalArgumentException(
                    "The query reads relation \"" + relation.name() + "\", but there are only "
                            + tables.keySet().stream().sorted().toList());
        }
        RelationRef<?> known = table.relation();
        if (known.rowType() != relation.rowType() || !known.key().equals(relation.key())) {
            throw new IllegalArgumentException(
                    "The query reads relation \"" + relation.name() + "\" as " + relation.rowType() + " by "
                            + relation.key() + ", but it is " + known.rowType() + " by " + known.key());
        }
        return table.rows();
    }
}
