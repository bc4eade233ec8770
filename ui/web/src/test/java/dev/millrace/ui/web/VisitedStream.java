package dev.millrace.ui.web;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.node.IntNode;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Sinks;

import dev.millrace.collections.LiveQuery;

/** A stream over changing tasks, and one page whose connection comes and goes: what a property does steps to. */
final class VisitedStream implements AutoCloseable {

    private static final int RECENT = 8;

    private final Tasks tasks = new Tasks();
    private final LiveQuery<Tasks.Task> first = tasks.first(4);
    private final LiveQuery<Tasks.Team> teams = tasks.teams();
    private final LiveQuery<Long> count = tasks.count();
    private final Sinks.Many<Integer> figures = Sinks.many().replay().latestOrDefault(0);
    private WebStream stream = newStream();
    private Page page = new Page();
    private @Nullable Reader connection;
    private int figure;
    private int snapshots;
    private int changes;

    private WebStream newStream() {
        return new WebStream(Tasks.JSON, RECENT).list("first", first).list("teams", teams).list("count", count).value(
                "figures",
                figures.asFlux());
    }

    /** Inserts a task, or gives it another team and rank if it is there. */
    void put(int id, @Nullable String team, int rank) {
        Tasks.Task task = new Tasks.Task(id, team, rank);
        if (tasks.all.get(id) == null) {
            tasks.all.insert(task);
        } else {
            tasks.all.update(id, before -> task);
        }
        receive();
    }

    void delete(int id) {
        if (tasks.all.get(id) != null) {
            tasks.all.delete(id);
            receive();
        }
    }

    void window(int offset, int limit) {
        first.setWindow(offset, limit);
        receive();
    }

    void figure() {
        figures.tryEmitNext(++figure);
        receive();
    }

    /** The network takes so many events more. */
    void take(int events) {
        if (connection != null) {
            connection.request(events);
            receive();
        }
    }

    void disconnect() {
        if (connection != null) {
            connection.cancel();
            connection = null;
        }
    }

    void connect() {
        if (connection == null) {
            connection = Reader.idle(stream, page.lastEventId());
        }
    }

    /** The page is loaded again and knows nothing. */
    void reload() {
        disconnect();
        page = new Page();
    }

    /** The server is another one, which knows nothing of the ids the page has. */
    void restart() {
        stream.close();
        disconnect();
        stream = newStream();
    }

    private void receive() {
        if (connection == null) {
            return;
        }
        for (String text : connection.texts()) {
            if (text.contains("\"kind\":\"snapshot\"")) {
                snapshots++;
            } else if (text.contains("\"kind\":\"change\"")) {
                changes++;
            }
            page.receive(text);
        }
    }

    /** What differs between the page and a fresh look at the queries, once all has been taken. */
    List<String> differences() {
        connect();
        take(1_000);
        List<String> found = new ArrayList<>();
        compare("first", first, found);
        compare("teams", teams, found);
        compare("count", count, found);
        if (!new IntNode(figure).equals(page.value("figures"))) {
            found.add("figures: expected " + figure + ", found " + page.value("figures"));
        }
        disconnect();
        return found;
    }

    private void compare(String channel, LiveQuery<?> query, List<String> found) {
        if (!page.shows(channel, query)) {
            found.add(channel + ": expected " + query.snapshot() + ", found " + page.rows(channel));
        }
    }

    /** How many snapshots of a list the page got. */
    int snapshots() {
        return snapshots;
    }

    /** How many changes of a list the page got. */
    int changes() {
        return changes;
    }

    @Override
    public void close() {
        stream.close();
        tasks.close();
    }
}
