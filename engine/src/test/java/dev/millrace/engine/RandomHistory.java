package dev.millrace.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.millrace.engine.internal.flow.WindowRules;
import dev.millrace.query.Bindings;
import dev.millrace.query.RelationRef;
import dev.millrace.query.Window;
import dev.millrace.testkit.sample.Choices;
import dev.millrace.testkit.sample.Parameter;
import dev.millrace.testkit.sample.RandomQuery;
import dev.millrace.testkit.sample.SampleRows;
import dev.millrace.testkit.sample.SampleSchema;

/** A history of one engine, step by step: commits, queries that are opened and closed, windows and parameters that move. */
final class RandomHistory {

    private static final int MOST_RESULTS = 6;

    private final CheckedEngine engine;
    private final Map<CheckedResult<?>, RandomQuery> queries = new HashMap<>();

    /** Starts with some rows. */
    RandomHistory(WindowRules windowRules) {
        engine = new CheckedEngine(windowRules);
        Choices choices = Choices.seeded(1);
        for (int i = 0; i < 25; i++) {
            engine.put(SampleSchema.ITEMS, SampleRows.any(SampleSchema.ITEMS, choices));
            engine.put(SampleSchema.OWNERS, SampleRows.any(SampleSchema.OWNERS, choices));
        }
        engine.commit();
    }

    long resultsWithRows() {
        return engine.open().stream().filter(result -> !result.rows().isEmpty()).count();
    }

    List<String> indexed() {
        return engine.indexed();
    }

    void closeAll() {
        engine.open().forEach(engine::close);
    }

    void take(Choices choices) {
        int form = choices.below(17);
        if (form < 7) {
            commit(choices);
        } else if (form < 11 || engine.open().isEmpty()) {
            open(choices);
        } else {
            CheckedResult<?> result = choices.from(engine.open());
            if (form == 11) {
                engine.close(result);
            } else if (form < 14 && result.result().isOrdered()) {
                result.window(anyWindow(choices));
            } else if (form == 16 && result.result().isOrdered()) {
                result.move(anyBindings(result, choices), anyWindow(choices));
            } else {
                result.bind(anyBindings(result, choices));
            }
        }
    }

    private void open(Choices choices) {
        if (engine.open().size() < MOST_RESULTS) {
            RandomQuery query = RandomQuery.any(choices);
            queries.put(engine.open(query.query(), query.bindings()), query);
        }
    }

    private static Window anyWindow(Choices choices) {
        return choices.oneIn(5) ? Window.ALL : new Window(choices.below(12), choices.below(10));
    }

    /** Another value for one parameter, or the values as they are if there is none. */
    private Bindings anyBindings(CheckedResult<?> result, Choices choices) {
        Bindings present = result.result().bindings();
        RandomQuery query = queries.get(result);
        if (query == null || query.parameters().isEmpty()) {
            return present;
        }
        Parameter parameter = choices.from(query.parameters());
        return present.and(parameter.name(), parameter.values().get(choices.below(parameter.values().size())));
    }

    private void commit(Choices choices) {
        int changes = choices.oneIn(3) ? 2 + choices.below(30) : 1 + choices.below(3);
        for (int i = 0; i < changes; i++) {
            RelationRef<?> relation = choices.oneIn(3) ? SampleSchema.OWNERS : SampleSchema.ITEMS;
            change(relation, choices);
        }
        engine.commit();
    }

    private <R> void change(RelationRef<R> relation, Choices choices) {
        List<Object> keys = List.copyOf(engine.rows(relation).keySet());
        int form = choices.below(8);
        if (form < 3 || keys.isEmpty()) {
            engine.put(relation, SampleRows.any(relation, choices));
            return;
        }
        Object key = choices.from(keys);
        if (form == 3) {
            engine.delete(relation, key);
        } else if (form == 4) {
            engine.put(relation, SampleRows.withKey(relation, key, choices));
        } else {
            R row = relation.rowType().rowClass().cast(engine.rows(relation).get(key));
            engine.put(relation, SampleRows.changed(relation, row, choices));
        }
    }
}
