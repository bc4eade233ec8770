package dev.millrace.examples.departures.browser;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A connection to a browser's DevTools: calls with their answers, and events. Safe from any thread. */
final class DevTools implements WebSocket.Listener, AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final AtomicLong calls = new AtomicLong();
    private final Map<Long, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
    private final List<BiConsumer<String, JsonNode>> listeners = new CopyOnWriteArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private final CompletableFuture<WebSocket> socket = new CompletableFuture<>();

    private DevTools() {
    }

    static DevTools connect(URI address) {
        DevTools tools = new DevTools();
        tools.socket.complete(HttpClient.newHttpClient().newWebSocketBuilder().connectTimeout(PATIENCE)
                .buildAsync(address, tools).join());
        return tools;
    }

    /** Listens to events: the session, and what happened there. */
    void onEvent(BiConsumer<String, JsonNode> listener) {
        listeners.add(listener);
    }

    /** Calls a method and waits for its result; the browser itself is the session "". */
    JsonNode call(String session, String method, Consumer<ObjectNode> parameters) {
        long id = calls.incrementAndGet();
        ObjectNode call = JSON.createObjectNode().put("id", id).put("method", method);
        if (!session.isEmpty()) {
            call.put("sessionId", session);
        }
        parameters.accept(call.putObject("params"));
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        answers.put(id, answer);
        send(call.toString());
        JsonNode message = answer.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
        if (message.has("error")) {
            throw new IllegalStateException(method + " was refused: " + message.get("error"));
        }
        return message.path("result");
    }

    /** One at a time, as the protocol below demands. */
    private synchronized void send(String call) {
        socket.join().sendText(call, true).join();
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
        text.append(part);
        if (last) {
            String message = text.toString();
            text.setLength(0);
            receive(message);
        }
        from.request(1);
        return CompletableFuture.completedFuture(null);
    }

    private void receive(String text) {
        JsonNode message;
        try {
            message = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the browser sent what is no JSON: " + text, e);
        }
        CompletableFuture<JsonNode> answer = answers.remove(message.path("id").asLong(-1));
        if (answer != null) {
            answer.complete(message);
        } else {
            listeners.forEach(listener -> listener.accept(message.path("sessionId").asText(), message));
        }
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        answers.values().forEach(answer -> answer.completeExceptionally(error));
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int status, String reason) {
        onError(from, new IllegalStateException("the browser closed the connection: " + status + " " + reason));
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void close() {
        socket.join().abort();
    }
}
