package dev.millrace.collections;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.Assignment;
import dev.millrace.query.RowType;
import dev.millrace.sync.api.Mutation;

/**
 * What one write does to one row: the components it sets, not the row it led to (law 22). An insert sets all components.
 *
 * @param kind what the write is
 * @param row the inserted row; null unless it is an insert
 * @param assignments the components an update sets
 */
record Patch<R>(Mutation.Kind kind, @Nullable R row, List<Assignment<R>> assignments) {

    static <R> Patch<R> insert(R row) {
        return new Patch<>(Mutation.Kind.INSERT, row, List.of());
    }

    static <R> Patch<R> update(List<Assignment<R>> assignments) {
        return new Patch<>(Mutation.Kind.UPDATE, null, List.copyOf(assignments));
    }

    static <R> Patch<R> delete() {
        return new Patch<>(Mutation.Kind.DELETE, null, List.of());
    }

    /**
     * Replays this over a row. An update of an absent row shows nothing, and returns with the row.
     *
     * @throws RuntimeException if the row's constructor refuses the values, or the row that it makes of them cannot be read
     */
    @Nullable
    R apply(@Nullable R below, RowType<R> rowType) {
        return switch (kind) {
            case INSERT -> row;
            case UPDATE -> below == null ? null : updated(below, rowType);
            case DELETE -> null;
        };
    }

    /** An inserted row was read when it came in; a row that is made here has not been. */
    private R updated(R below, RowType<R> rowType) {
        R made = rowType.with(below, assignments);
        rowType.requireReadable(made);
        return made;
    }

    /** The components this sets, by name. */
    Map<String, @Nullable Object> changes(RowType<R> rowType) {
        Map<String, @Nullable Object> changes = new LinkedHashMap<>();
        R inserted = row;
        if (inserted != null) {
            rowType.components().forEach(component -> changes.put(component.name(), component.get(inserted)));
        }
        assignments.forEach(assignment -> changes.put(assignment.component().name(), assignment.value()));
        return changes;
    }
}
