package dev.millrace.examples.departures.backend.http;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.millrace.examples.departures.backend.table.ChangePage;
import dev.millrace.examples.departures.backend.table.Cursor;
import dev.millrace.examples.departures.backend.table.Feed;
import dev.millrace.examples.departures.backend.table.SnapshotPage;
import dev.millrace.examples.departures.backend.table.Token;

/**
 * Answers reads of one collection: a page of a snapshot, or a page of changes if the query says since when.
 *
 * @param feed the rows; safe from any thread
 * @param cursors how cursors are written
 * @param <K> the type of the keys
 * @param <R> the type of the rows
 */
record CollectionResource<K, R>(Feed<K, R> feed, CursorText<K> cursors) implements Handler {
    private static final int USUAL_LIMIT = 500;
    private static final int MAX_LIMIT = 1_000;

    private record Snapshot<R>(List<R> items, @Nullable String nextCursor, boolean hasMore, Token token) {}

    @Override
    public Answer handle(Request request) {
        QueryParameters query = QueryParameters.of(request, "limit", "cursor", "since");
        int limit = query.integer("limit", 1, MAX_LIMIT, USUAL_LIMIT);
        String cursor = query.text("cursor");
        String since = query.text("since");
        if (since == null) {
            return Answer.json(200, snapshot(cursor, limit));
        }
        if (cursor != null) {
            throw Problem.malformed("parameters cursor and since exclude each other");
        }
        ChangePage<K, R> changes = feed.since(token(since), limit);
        return Answer.json(200, changes);
    }

    private Snapshot<R> snapshot(@Nullable String cursor, int limit) {
        SnapshotPage<K, R> page = cursor == null ? feed.snapshot(limit) : feed.snapshot(cursors.read(cursor), limit);
        Cursor<K> next = page.next();
        return new Snapshot<>(page.items(), next == null ? null : cursors.write(next), next != null, page.token());
    }

    private static Token token(String text) {
        try {
            return Token.parse(text);
        } catch (IllegalArgumentException malformed) {
            throw Problem.malformed("parameter since: " + malformed.getMessage());
        }
    }
}
