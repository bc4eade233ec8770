package dev.millrace.ui.web;

import static dev.millrace.query.QueryDsl.asc;
import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.query.QueryDsl.into;
import static dev.millrace.query.QueryDsl.set;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;

import dev.millrace.collections.LiveCollection;
import dev.millrace.collections.LiveQuery;
import dev.millrace.collections.Store;

/** A store of tasks without a backend, and live queries over it. */
final class Tasks implements AutoCloseable {

    static final ObjectMapper JSON = new ObjectMapper();

    record Task(int id, @Nullable String team, int rank) {
    }

    record Team(@Nullable String name, long tasks) {
    }

    final Store store = Store.create();
    final LiveCollection<Integer, Task> all = store.collection("tasks", Task.class, Task::id).open();

    /** The tasks of least rank. */
    LiveQuery<Task> first(int limit) {
        return store.open(from(all).orderBy(asc(Task::rank)).limit(limit));
    }

    LiveQuery<Team> teams() {
        return store.open(
                from(all).groupBy(Task::team).select(team -> into(Team::new, team.key(), team.count())).inKeyOrder());
    }

    LiveQuery<Long> count() {
        return store.open(from(all).aggregate(tasks -> tasks.count()));
    }

    Tasks insert(int id, int rank) {
        return insert(id, "core", rank);
    }

    Tasks insert(int id, @Nullable String team, int rank) {
        all.insert(new Task(id, team, rank));
        return this;
    }

    Tasks rank(int id, int rank) {
        all.update(id, set(Task::rank).to(rank));
        return this;
    }

    /** Waits until all streams were told all there is to tell; nothing may be written meanwhile. */
    void settle() {
        LiveQuery<Long> last = count();
        // What a new subscriber is told first comes after what waited; what that brings forth comes before the next one's.
        last.changes().blockFirst();
        last.changes().blockFirst();
        last.close();
    }

    /** Reads JSON. */
    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("this is no JSON: " + text, e);
        }
    }

    @Override
    public void close() {
        store.close();
    }
}
