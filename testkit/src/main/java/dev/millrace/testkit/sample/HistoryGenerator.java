package dev.millrace.testkit.sample;

import java.util.ArrayList;
import java.util.List;

import dev.millrace.query.RelationRef;

/** Generates the steps of one history, each for the tables as the steps before have left them. */
final class HistoryGenerator {

    private final RandomQuery query;
    private final SampleTables tables;

    HistoryGenerator(RandomQuery query, SampleTables tables) {
        this.query = query;
        this.tables = tables;
    }

    /** Generates a step and takes it, so that the next one can follow. */
    HistoryStep next(Choices choices) {
        int form = choices.below(10);
        if (form == 8 && query.isOrdered()) {
            return new HistoryStep.MoveWindow(QueryGenerator.anyWindow(choices));
        } else if (form == 9 && !query.parameters().isEmpty()) {
            Parameter parameter = choices.from(query.parameters());
            return new HistoryStep.SetParameter(parameter.name(), new Domain(parameter.values()).any(choices));
        }
        return commit(choices);
    }

    private HistoryStep.Commit commit(Choices choices) {
        int form = choices.below(8);
        int size = form < 4 ? 1 : form < 7 ? 2 + choices.below(4) : 6 + choices.below(14);
        List<RowChange> changes = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            RelationRef<?> relation = choices.oneIn(3) ? SampleSchema.OWNERS : SampleSchema.ITEMS;
            changes.addAll(changes(relation, choices));
        }
        return new HistoryStep.Commit(changes);
    }

    /** What is done to one row: mostly one change. */
    private <R> List<RowChange> changes(RelationRef<R> relation, Choices choices) {
        List<Object> keys = tables.keys(relation);
        int form = choices.below(16);
        if (form < 4 || keys.isEmpty()) {
            return List.of(applied(new RowChange.Put(relation, SampleRows.any(relation, choices))));
        }
        Object key = choices.from(keys);
        RowChange.Delete delete = new RowChange.Delete(relation, key);
        R row = tables.row(relation, key);
        if (form < 11) {
            return List.of(applied(new RowChange.Put(relation, SampleRows.changed(relation, row, choices))));
        } else if (form == 11) {
            return List.of(applied(new RowChange.Put(relation, SampleRows.withKey(relation, key, choices))));
        } else if (form == 12) {
            // The delete comes first: together they are an update, or nothing at all.
            R again = choices.oneIn(3) ? row : SampleRows.changed(relation, row, choices);
            return List.of(applied(delete), applied(new RowChange.Put(relation, again)));
        }
        return List.of(applied(delete));
    }

    private RowChange applied(RowChange change) {
        tables.apply(change);
        return change;
    }
}
