package dev.millrace.examples.departures.backend.http;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Does a write once, however often it is sent under one {@code Idempotency-Key}: the answer is kept and given again.
 *
 * <p>Kept are answers that settle the matter (2xx, 404, 409, 422), for a bounded number of keys; the oldest are
 * forgotten first. A key that comes back with another write is refused with 422. A write without a key is simply done.
 *
 * <p>Thread-safe: guarded by its own lock, under which the write is done too, so that two equal writes at a time are
 * one.
 */
final class RepeatableWrites implements Handler {
    private static final int MAX_KEY = 200;

    private record Kept(List<String> path, byte[] body, Answer answer) {
        boolean fits(Request request) {
            return path.equals(request.path()) && Arrays.equals(body, request.body());
        }
    }

    private final Handler writes;
    private final int capacity;
    private final Map<String, Kept> answers = new LinkedHashMap<>(); // oldest first

    RepeatableWrites(Handler writes, int capacity) {
        this.writes = writes;
        this.capacity = capacity;
    }

    @Override
    public Answer handle(Request request) {
        String key = keyOf(request);
        if (key == null) {
            return writes.handle(request);
        }
        synchronized (answers) {
            Kept kept = answers.get(key);
            if (kept == null) {
                Answer answer = writes.handle(request);
                if (settles(answer.status())) {
                    keep(key, new Kept(request.path(), request.body(), answer));
                }
                return answer;
            }
            return kept.fits(request)
                    ? kept.answer()
                    : Answer.error(422, "Idempotency-Key " + key + " was used for another write; take a new key");
        }
    }

    private static @Nullable String keyOf(Request request) {
        String key = request.header("Idempotency-Key");
        if (key != null && (key.isBlank() || key.length() > MAX_KEY)) {
            throw Problem.malformed(
                    "header Idempotency-Key", "1 to " + MAX_KEY + " characters", key.length() + ", or only blanks");
        }
        return key;
    }

    private static boolean settles(int status) {
        return status / 100 == 2 || status == 404 || status == 409 || status == 422;
    }

    private void keep(String key, Kept kept) {
        answers.put(key, kept);
        if (answers.size() > capacity) {
            var oldest = answers.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
    }
}
