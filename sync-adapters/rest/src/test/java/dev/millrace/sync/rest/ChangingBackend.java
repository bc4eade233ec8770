package dev.millrace.sync.rest;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;

import com.sun.net.httpserver.HttpExchange;
import org.jspecify.annotations.Nullable;

/**
 * A backend that speaks the protocol, and whose rows change before each answer, a given number of times. Thread-safe.
 */
final class ChangingBackend {

    private record Entry(@Nullable Integer delay, long sequence) {
    }

    private final TreeMap<Long, Entry> entries = new TreeMap<>();
    private final Random random;
    private long sequence;
    private int changesToCome;

    ChangingBackend(Random random, int rows, int changesToCome) {
        this.random = random;
        this.changesToCome = changesToCome;
        for (long id = 1; id <= rows; id++) {
            put(id);
        }
    }

    synchronized Map<Object, Flight> rows() {
        Map<Object, Flight> rows = new TreeMap<>();
        entries.forEach((id, entry) -> {
            if (entry.delay() != null) {
                rows.put(id, Flight.of(id, entry.delay()));
            }
        });
        return rows;
    }

    /** Whether no more changes will come. */
    synchronized boolean isStill() {
        return changesToCome == 0;
    }

    synchronized void handle(HttpExchange exchange) throws IOException {
        Map<String, String> query = query(exchange);
        int limit = Integer.parseInt(query.getOrDefault("limit", "100"));
        change();
        String since = query.get("since");
        String body = since == null ? page(query.get("cursor"), limit) : changes(sequenceOf(since), limit);
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    /** A cursor is the key before the page and the sequence at the first page. */
    private String page(@Nullable String cursor, int limit) {
        String[] parts = cursor == null ? new String[] {"0", String.valueOf(sequence)} : cursor.split("/");
        List<Map.Entry<Long, Entry>> rest = entries.tailMap(Long.parseLong(parts[0]), false).entrySet().stream()
                .filter(entry -> entry.getValue().delay() != null).toList();
        boolean more = rest.size() > limit;
        String next = more ? "\"" + rest.get(limit - 1).getKey() + "/" + parts[1] + "\"" : "null";
        return "{\"items\":[%s],\"nextCursor\":%s,\"hasMore\":%s,\"token\":\"e:%s\"}".formatted(json(rest, limit), next,
                more,
                parts[1]);
    }

    private String changes(long since, int limit) {
        List<Map.Entry<Long, Entry>> later =
                entries.entrySet().stream().filter(entry -> entry.getValue().sequence() > since)
                        .sorted(Comparator.comparing(entry -> entry.getValue().sequence())).toList();
        boolean more = later.size() > limit;
        List<Map.Entry<Long, Entry>> page = later.subList(0, Math.min(limit, later.size()));
        String gone = page.stream().filter(entry -> entry.getValue().delay() == null)
                .map(entry -> String.valueOf(entry.getKey()))
                .collect(Collectors.joining(","));
        return "{\"items\":[%s],\"deleted\":[%s],\"token\":\"e:%s\",\"hasMore\":%s}".formatted(json(page, limit), gone,
                more ? page.get(limit - 1).getValue().sequence() : sequence, more);
    }

    private void change() {
        for (int i = random.nextInt(4); i > 0 && changesToCome > 0; i--, changesToCome--) {
            long id = 1 + random.nextInt(20);
            if (random.nextInt(3) == 0) {
                entries.put(id, new Entry(null, ++sequence));
            } else {
                put(id);
            }
        }
    }

    private void put(long id) {
        entries.put(id, new Entry(random.nextInt(100), ++sequence));
    }

    private static String json(List<Map.Entry<Long, Entry>> page, int limit) {
        return page.stream().limit(limit).filter(entry -> entry.getValue().delay() != null)
                .map(entry -> Flight.json(entry.getKey(), String.valueOf(entry.getValue().delay())))
                .collect(Collectors.joining(","));
    }

    private static Map<String, String> query(HttpExchange exchange) {
        Map<String, String> query = new HashMap<>();
        for (String part : exchange.getRequestURI().getRawQuery().split("&")) {
            String[] pair = part.split("=", 2);
            query.put(pair[0], URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
        }
        return query;
    }

    private static long sequenceOf(String token) {
        return Long.parseLong(token.substring(token.indexOf(':') + 1));
    }
}
