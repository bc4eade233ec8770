package dev.millrace.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.flow.WindowRules;
import dev.millrace.query.Bindings;
import dev.millrace.query.Query;
import dev.millrace.query.RelationRef;
import dev.millrace.query.value.Values;
import dev.millrace.testkit.Given;
import dev.millrace.testkit.sample.SampleSchema;

/**
 * An engine over the sample schema that checks itself: after every commit each open result is compared with a fresh evaluation,
 * and what was said to have changed with what it was before.
 */
public final class CheckedEngine {

    private final Engine engine;
    private final Map<RelationRef<?>, Table<?>> tables = new LinkedHashMap<>();
    private final Map<RelationRef<?>, SortedMap<Object, Object>> rows = new LinkedHashMap<>();
    private final Map<RelationRef<?>, Map<Object, RowState>> states = new LinkedHashMap<>();
    private final List<CheckedResult<?>> open = new ArrayList<>();
    private Instant now = Instant.EPOCH;

    /** Starts without rows. */
    public CheckedEngine() {
        this(WindowRules.STANDARD);
    }

    /** Starts without rows, with windows that keep rows as rules say. */
    public CheckedEngine(WindowRules windowRules) {
        engine = WindowWays.engine(windowRules);
        for (RelationRef<?> relation : SampleSchema.RELATIONS) {
            tables.put(relation, engine.table(relation));
            rows.put(relation, new TreeMap<>(Values::compare));
            states.put(relation, new TreeMap<>(Values::compare));
        }
    }

    /** The engine itself. */
    Engine engine() {
        return engine;
    }

    /** Opens a query and checks its first rows. */
    public <R> CheckedResult<R> open(Query<R> query, Bindings bindings) {
        CheckedResult<R> result = new CheckedResult<>(this, query, engine.open(query, bindings));
        open.add(result);
        return result;
    }

    /** Opens a query that others can read, and checks its first rows. */
    public <R> CheckedResult<R> open(String name, Query<R> query, Bindings bindings) {
        CheckedResult<R> result =
                new CheckedResult<>(this, query, engine.open(name, query, bindings, OnProblem.COUNT));
        open.add(result);
        return result;
    }

    /** Closes a result. */
    public void close(CheckedResult<?> result) {
        result.close();
        open.remove(result);
    }

    /** The results that are open, in the order in which they were opened. */
    public List<CheckedResult<?>> open() {
        return List.copyOf(open);
    }

    /** Stages a row. */
    public <R> void put(RelationRef<R> relation, R row) {
        Object key = relation.key().get(row);
        if (key == null) {
            throw new IllegalArgumentException("a row without key: " + row);
        }
        stage(relation, key, row);
    }

    /** Stages a row and what stands beside it. */
    public <R> void put(RelationRef<R> relation, R row, RowState state) {
        put(relation, row);
        Object key = Objects.requireNonNull(relation.key().get(row));
        this.<R>typed(relation).stage(key, row, state);
        states(relation).put(key, state);
    }

    /** Stages another time. */
    public void tick(Instant time) {
        engine.tick(time);
        now = time;
    }

    /** Stages a row of whatever type the relation has. */
    public <R> void putAny(RelationRef<R> relation, Object row) {
        put(relation, relation.rowType().rowClass().cast(row));
    }

    /** Stages the end of a row. */
    public void delete(RelationRef<?> relation, Object key) {
        stage(relation, key, null);
    }

    private <R> void stage(RelationRef<R> relation, Object key, @Nullable R row) {
        this.<R>typed(relation).stage(key, row);
        states(relation).remove(key);
        if (row == null) {
            rows(relation).remove(key);
        } else {
            rows(relation).put(key, row);
        }
    }

    /** Commits and checks every open result. Returns those that changed. */
    public List<Result<?>> commit() {
        List<Result<?>> concerned = engine.commit();
        assertThat(concerned).doesNotHaveDuplicates().isSubsetOf(open.stream().map(CheckedResult::result).toList());
        for (CheckedResult<?> result : open) {
            result.afterCommit(concerned.contains(result.result()));
        }
        assertThat(engine.now()).isEqualTo(now);
        rows.forEach((relation, expected) -> {
            assertThat(table(relation).size()).isEqualTo(expected.size());
            expected.forEach((key, row) -> assertThat(Values.same(table(relation).get(key), row)).isTrue());
        });
        return concerned;
    }

    /** The rows of a relation as they will be after the commit, by key. */
    public SortedMap<Object, Object> rows(RelationRef<?> relation) {
        SortedMap<Object, Object> found = rows.get(relation);
        if (found == null) {
            throw new IllegalArgumentException(relation + " is none of " + rows.keySet());
        }
        return found;
    }

    /** Checks the results that another one's move changed, and that it changed no others. */
    void afterMove(CheckedResult<?> moved, List<Result<?>> changed) {
        assertThat(changed).doesNotHaveDuplicates().isSubsetOf(open.stream().map(CheckedResult::result).toList());
        for (CheckedResult<?> result : open) {
            if (result != moved) {
                result.afterMove(changed.contains(result.result()));
            }
        }
    }

    /** All that results depend on, as the reference evaluator takes it. */
    Given given() {
        Map<String, Collection<?>> all = new LinkedHashMap<>();
        rows.forEach((relation, byKey) -> all.put(relation.name(), byKey.values()));
        Given given = Given.rows(all).at(now).with((relation, row, what) -> states(relation)
                .getOrDefault(Objects.requireNonNull(relation.key().get(row)), RowState.CONFIRMED).of(what));
        for (CheckedResult<?> result : open) {
            if (result.result().name() != null) {
                given = given.with(result.result().name(), result.evaluated(given));
            }
        }
        return given;
    }

    private Map<Object, RowState> states(RelationRef<?> relation) {
        return Objects.requireNonNull(states.get(relation));
    }

    @SuppressWarnings("unchecked") // tables are made of the relation they are kept under
    private <R> Table<R> typed(RelationRef<?> relation) {
        return (Table<R>) table(relation);
    }

    /** What is indexed in all tables. */
    public List<String> indexed() {
        return tables.values().stream().flatMap(table -> table.rows().indexed().stream()).toList();
    }

    private Table<?> table(RelationRef<?> relation) {
        Table<?> table = tables.get(relation);
        if (table == null) {
            throw new IllegalArgumentException(relation + " is none of " + tables.keySet());
        }
        return table;
    }
}
