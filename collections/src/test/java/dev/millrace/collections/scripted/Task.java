package dev.millrace.collections.scripted;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.RelationRef;

/**
 * A row with a constructor that refuses: no rank above the ceiling.
 *
 * @param id the key
 * @param title text
 * @param rank at most the ceiling
 * @param ceiling the greatest rank
 * @param note text, if any
 */
public record Task(long id, String title, int rank, int ceiling, @Nullable String note) {

    public static final RelationRef<Task> TASKS = RelationRef.of("tasks", Task.class, Task::id);

    public Task {
        if (rank > ceiling) {
            throw new IllegalArgumentException("rank " + rank + " is above " + ceiling);
        }
    }

    public static Task of(long id, String title, int rank) {
        return new Task(id, title, rank, 100, null);
    }

    public Task withTitle(String other) {
        return new Task(id, other, rank, ceiling, note);
    }

    public Task withRank(int other) {
        return new Task(id, title, other, ceiling, note);
    }

    public Task withCeiling(int other) {
        return new Task(id, title, rank, other, note);
    }

    public Task withNote(@Nullable String other) {
        return new Task(id, title, rank, ceiling, other);
    }
}
