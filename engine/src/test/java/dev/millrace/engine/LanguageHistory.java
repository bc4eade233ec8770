package dev.millrace.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.Assignment;
import dev.millrace.query.Bindings;
import dev.millrace.query.Component;
import dev.millrace.query.SingleQuery;
import dev.millrace.query.Window;
import dev.millrace.query.value.Values;
import dev.millrace.testkit.EvaluatedResult;
import dev.millrace.testkit.Given;
import dev.millrace.testkit.ReferenceEvaluator;
import dev.millrace.testkit.ResultDifference;
import dev.millrace.testkit.language.LanguageCase;
import dev.millrace.testkit.sample.Choices;

/**
 * The history of one random query of the language: commits over all relations it can read, with the result held to a fresh evaluation
 * after each.
 */
final class LanguageHistory {

    private final LanguageCase drawn;
    private final Choices choices;
    private final Engine engine = new Engine();
    private final Map<LanguageCase.Table, SortedMap<Object, Map<String, @Nullable Object>>> rows =
            new LinkedHashMap<>();
    private final Map<LanguageCase.Table, Table<Map<String, @Nullable Object>>> tables = new LinkedHashMap<>();
    private Result<Object> result;
    private List<Identified<Object>> shown;
    private int compared;
    private int comparedRows;

    LanguageHistory(LanguageCase drawn, Choices choices) {
        this.drawn = drawn;
        this.choices = choices;
        for (LanguageCase.Table table : drawn.tables()) {
            tables.put(table, engine.table(table.relation()));
            rows.put(table, new TreeMap<>(Values::compare));
        }
        if (!choices.oneIn(4)) {
            drawn.tables().forEach(table -> table.rows().forEach(row -> put(table, row)));
            engine.commit();
        }
        result = engine.open(new SingleQuery<>(drawn.query()), bindings());
        shown = result.rows();
        compare();
    }

    /** Not every parameter that was drawn is in the query still. */
    private Bindings bindings() {
        Bindings used = Bindings.NONE;
        for (String name : drawn.bindings().names()) {
            if (drawn.query().toString().contains("param(\"" + name + "\"")) {
                used = used.and(name, drawn.bindings().get(name));
            }
        }
        return used;
    }

    int compared() {
        return compared;
    }

    int comparedRows() {
        return comparedRows;
    }

    /** Some commits, each held to a fresh evaluation. */
    void run(int commits) {
        for (int i = 0; i < commits; i++) {
            int changes = choices.oneIn(4) ? 2 + choices.below(20) : 1 + choices.below(3);
            for (int j = 0; j < changes; j++) {
                change(choices.from(drawn.tables()));
            }
            engine.commit();
            step();
            if (choices.oneIn(12) && result.isOrdered()) {
                result.window(choices.oneIn(4) ? Window.ALL : new Window(choices.below(4), choices.below(8)));
                checkChanges();
                // The query's own window does not say any more what is shown.
                result.close();
                result = engine.open(new SingleQuery<>(drawn.query()), bindings());
                shown = result.rows();
                compare();
            }
        }
        holdsNothingOfRowsThatAreGone();
        result.close();
        assertThat(tables.values()).allMatch(table -> table.rows().indexed().isEmpty());
    }

    /** After all rows are deleted, no more is kept than for a query that never saw any. */
    private void holdsNothingOfRowsThatAreGone() {
        rows.forEach((table, present) -> {
            present.keySet().forEach(key -> tables.get(table).stage(key, null));
            present.clear();
        });
        engine.commit();
        step();
        long held = engine.rowsHeld();
        result.close();
        result = engine.open(new SingleQuery<>(drawn.query()), bindings());
        assertThat(held).as("rows held of no rows by %s", drawn.query()).isEqualTo(engine.rowsHeld());
    }

    private void put(LanguageCase.Table table, Map<String, @Nullable Object> row) {
        Object key = Objects.requireNonNull(table.relation().key().get(row));
        tables.get(table).stage(key, row);
        rows.get(table).put(key, row);
    }

    private void change(LanguageCase.Table table) {
        SortedMap<Object, Map<String, @Nullable Object>> present = rows.get(table);
        int form = choices.below(9);
        if (form < 2 || present.isEmpty()) {
            put(table, table.row(choices.below(60), choices));
            return;
        }
        Object key = choices.from(List.copyOf(present.keySet()));
        if (form < 4) {
            tables.get(table).stage(key, null);
            present.remove(key);
        } else if (form == 4) {
            Map<String, @Nullable Object> other = choices.from(List.copyOf(present.values()));
            put(table, table.relation().rowType().with(other,
                    List.of(new Assignment<>(table.relation().key(), key))));
        } else {
            Map<String, @Nullable Object> drawnRow = table.row(0, choices);
            List<Component> components = table.relation().rowType().components();
            Component component = components.get(1 + choices.below(components.size() - 1));
            put(table, table.relation().rowType().with(present.get(key),
                    List.of(new Assignment<>(component, component.get(drawnRow)))));
        }
    }

    private void step() {
        assertThat(result.failure()).as("failure of %s", drawn.query()).isEmpty();
        checkChanges();
        compare();
    }

    private void checkChanges() {
        List<Identified<Object>> before = shown;
        shown = result.rows();
        RecordedChanges<Object> changes = new RecordedChanges<>(result.isOrdered());
        result.changes(changes);
        changes.checkAgainst(before, shown);
    }

    private void compare() {
        Map<String, Collection<?>> all = new LinkedHashMap<>();
        rows.forEach((table, byKey) -> all.put(table.relation().name(), byKey.values()));
        EvaluatedResult expected = ReferenceEvaluator.evaluate(drawn.query(),
                Given.rows(all).with(drawn.bindings()).at(drawn.now()));
        List<EvaluatedResult.Entry> entries = new ArrayList<>();
        shown.forEach(row -> entries.add(new EvaluatedResult.Entry(row.identity(), row.row())));
        EvaluatedResult actual = new EvaluatedResult(entries);
        assertThat(ResultDifference.between(expected, result.isOrdered() ? actual : actual.inIdentityOrder()))
                .as("%s", drawn.query()).isEmpty();
        compared++;
        comparedRows += expected.isEmpty() ? 0 : 1;
    }
}
