package dev.millrace.sync.runtime;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.RelationRef;
import dev.millrace.query.RowType;

/** The row of these tests; its key may be missing, as a backend's may. */
public record Todo(@Nullable Long id, String title) {

    static final RelationRef<Todo> RELATION = new RelationRef<>("todos", RowType.of(Todo.class),
            RowType.of(Todo.class).component("id"));

    static Todo of(long id, String title) {
        return new Todo(id, title);
    }
}
