package dev.millrace.examples.departures.web;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import org.jspecify.annotations.Nullable;

/** A page's connection to its view, and what the page holds of it. Whoever waits for something waits a limited time. */
final class ViewClient implements AutoCloseable {

    private final URI address;
    private final Map<String, List<JsonNode>> lists = new HashMap<>();
    private final Map<String, JsonNode> values = new HashMap<>();
    private final List<String> kinds = new ArrayList<>();
    private @Nullable HttpURLConnection connection;
    private @Nullable String lastEventId;
    private boolean ended;

    private ViewClient(URI address) {
        this.address = address;
    }

    static ViewClient connect(URI board, String view) {
        ViewClient client = new ViewClient(board.resolve("/events?view=" + view));
        client.connect();
        return client;
    }

    /** Connects again, if it is not connected, and goes on where it was. */
    synchronized void connect() {
        try {
            HttpURLConnection opened = (HttpURLConnection) address.toURL().openConnection();
            if (lastEventId != null) {
                opened.setRequestProperty("Last-Event-ID", lastEventId);
            }
            connection = opened;
            ended = false;
            Thread reading = new Thread(() -> read(opened), "view client");
            reading.setDaemon(true);
            reading.start();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Breaks the connection and waits for its end. */
    void disconnect() {
        close();
        await("the end of the connection", ViewClient::hasEnded);
    }

    private void read(HttpURLConnection opened) {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(opened.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                receive(line);
            }
        } catch (IOException e) { // a connection that breaks has ended
        }
        end();
    }

    private synchronized void end() {
        ended = true;
        notifyAll();
    }

    private synchronized void receive(String line) {
        if (line.startsWith("id: ")) {
            lastEventId = line.substring("id: ".length());
        } else if (line.startsWith("data: ")) {
            apply(TestBoard.json(line.substring("data: ".length())));
            notifyAll();
        }
    }

    private void apply(JsonNode frame) {
        String channel = frame.required("channel").textValue();
        String kind = frame.required("kind").textValue();
        kinds.add(channel + " " + kind);
        if (kind.equals("value")) {
            values.put(channel, frame.required("value"));
            return;
        }
        List<JsonNode> rows = lists.computeIfAbsent(channel, name -> new ArrayList<>());
        if (kind.equals("snapshot")) {
            rows.clear();
            frame.required("rows").forEach(rows::add);
        }
        for (JsonNode operation : frame.path("ops")) {
            int at = operation.required("at").intValue();
            switch (operation.required("op").textValue()) {
                case "remove" -> rows.remove(at);
                case "insert" -> rows.add(at, operation.required("row"));
                default -> rows.set(at, operation.required("row"));
            }
        }
    }

    /** The rows of a list channel, as far as they have come. */
    synchronized List<JsonNode> rows(String channel) {
        return List.copyOf(lists.getOrDefault(channel, List.of()));
    }

    /** The value of a channel; a missing node if none has come. */
    synchronized JsonNode value(String channel) {
        return values.getOrDefault(channel, MissingNode.getInstance());
    }

    /** Channel and kind of each frame that came. */
    synchronized List<String> kinds() {
        return List.copyOf(kinds);
    }

    synchronized boolean hasEnded() {
        return ended;
    }

    /** Waits until the page shows something; fails with what it shows if it does not come to it. */
    synchronized ViewClient await(String what, Predicate<ViewClient> condition) {
        long late = System.nanoTime() + TestBoard.PATIENCE.toNanos();
        try {
            while (!condition.test(this)) {
                long left = (late - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    throw new AssertionError(
                            "the page never came to this: " + what + "; it shows " + values + " and " + lists);
                }
                wait(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting for this: " + what, e);
        }
        return this;
    }

    /** Waits until a value of the page is so. */
    ViewClient awaitValue(String channel, String pointer, String expected) {
        return await(channel + pointer + " is " + expected,
                page -> page.value(channel).at(pointer).asText().equals(expected));
    }

    @Override
    public synchronized void close() {
        if (connection != null) {
            connection.disconnect();
        }
    }
}
