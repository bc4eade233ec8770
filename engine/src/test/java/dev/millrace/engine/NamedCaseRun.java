package dev.millrace.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.flow.WindowRules;
import dev.millrace.query.RelationRef;
import dev.millrace.query.value.Values;
import dev.millrace.testkit.Given;

/** A case in an engine: after each step every result must have changed as the case says, and no other way. */
final class NamedCaseRun {

    private final NamedCase some;
    private final Engine engine;
    private final Map<String, Table<Map<String, @Nullable Object>>> tables = new LinkedHashMap<>();
    /** What there is, by relation and key. */
    private final Map<String, SortedMap<Object, NamedCase.Write>> written = new LinkedHashMap<>();
    private final Map<String, NamedCaseQuery> open = new LinkedHashMap<>();
    private Instant now = Instant.EPOCH;

    NamedCaseRun(NamedCase some, WindowRules rules) {
        this.some = some;
        this.engine = WindowWays.engine(rules);
    }

    /** From the first rows to the end of the last query. */
    void run() {
        for (NamedCase.Relation relation : some.relations()) {
            String name = relation.ref().name();
            tables.put(name, engine.table(relation.ref()));
            written.put(name, new TreeMap<>(Values::compare));
            relation.rows().forEach(row -> write(
                    new NamedCase.Write(name, key(relation.ref(), row), row, RowState.CONFIRMED)));
        }
        engine.commit();
        some.queries().forEach(query -> open.put(query.name(), new NamedCaseQuery(query, engine)));
        compareRows();
        for (int i = 0; i < some.steps().size(); i++) {
            NamedCase.Step step = some.steps().get(i);
            try {
                perform(step);
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("in step " + i + ", " + step.what() + ": " + e.getMessage(), e);
            }
        }
        close();
    }

    private void perform(NamedCase.Step step) {
        List<Result<?>> changed = act(step.action());
        open.forEach((name, query) -> query.check(changed, step.changes().getOrDefault(name, List.of()),
                step.problems().contains(name)));
        compareRows();
    }

    private List<Result<?>> act(NamedCase.Action action) {
        if (action instanceof NamedCase.Commit commit) {
            commit.writes().forEach(this::write);
            if (commit.time() != null) {
                now = commit.time();
                engine.tick(now);
            }
            return engine.commit();
        } else if (action instanceof NamedCase.Move move) {
            return query(move.query()).result().window(move.window());
        } else if (action instanceof NamedCase.Bind bind) {
            return query(bind.query()).result().bind(bind.bindings());
        }
        throw new IllegalStateException("There is a kind of step that cannot be made: " + action);
    }

    private void write(NamedCase.Write write) {
        Objects.requireNonNull(tables.get(write.relation())).stage(write.key(), write.row(), write.state());
        if (write.row() == null) {
            written(write.relation()).remove(write.key());
        } else {
            written(write.relation()).put(write.key(), write);
        }
    }

    private SortedMap<Object, NamedCase.Write> written(String relation) {
        return Objects.requireNonNull(written.get(relation));
    }

    private static Object key(RelationRef<?> relation, Object row) {
        return Objects.requireNonNull(relation.key().get(row));
    }

    private NamedCaseQuery query(String name) {
        return Objects.requireNonNull(open.get(name));
    }

    /** Holds all results to fresh evaluations. */
    private void compareRows() {
        Map<String, Collection<?>> all = new LinkedHashMap<>();
        written.forEach((name, byKey) -> all.put(name, byKey.values().stream().map(NamedCase.Write::row).toList()));
        Given given = Given.rows(all).at(now).with((relation, row, what) -> Objects
                .requireNonNull(written(relation.name()).get(key(relation, row))).state().of(what));
        for (NamedCaseQuery query : open.values()) {
            given = given.with(query.name(), query.compareRows(given));
        }
    }

    /** Those that read others first; nothing but the rows themselves is left. */
    private void close() {
        open.values().forEach(query -> query.compareHeld(engine));
        List<NamedCaseQuery> queries = List.copyOf(open.values());
        for (int i = queries.size() - 1; i >= 0; i--) {
            queries.get(i).result().close();
        }
        assertThat(tables.values()).allSatisfy(table -> assertThat(table.rows().indexed()).isEmpty());
        assertThat(engine.rowsHeld()).isEqualTo(written.values().stream().mapToLong(Map::size).sum());
    }
}
