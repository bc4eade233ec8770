package dev.millrace.engine.tpch;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.Engine;
import dev.millrace.engine.Result;
import dev.millrace.engine.Table;
import dev.millrace.query.Bindings;
import dev.millrace.query.Query;
import dev.millrace.query.RelationRef;

/** An engine with the eight tables. */
final class LiveTables {

    private final Engine engine = new Engine();
    private final Map<RelationRef<?>, Table<?>> tables = new HashMap<>();

    LiveTables() {
        Tables.ALL.forEach(table -> tables.put(table, engine.table(table)));
    }

    Result<?> open(Query<?> query) {
        return engine.open(query, Bindings.NONE);
    }

    /** Inserts or deletes a row, in a commit of its own. */
    void apply(Change change) {
        stage(change);
        engine.commit();
    }

    /** Applies many changes in one commit. */
    void applyTogether(List<Change> changes) {
        changes.forEach(this::stage);
        engine.commit();
    }

    private void stage(Change change) {
        TpchRow row = change.row();
        stage(table(row.table()), row.key(), change.inserted() ? row.row() : null);
    }

    private static <R> void stage(Table<R> table, long key, @Nullable Object row) {
        table.stage(key, row == null ? null : table.relation().rowType().rowClass().cast(row));
    }

    private Table<?> table(RelationRef<?> relation) {
        return Objects.requireNonNull(tables.get(relation));
    }
}
