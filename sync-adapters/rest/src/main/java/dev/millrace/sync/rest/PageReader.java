package dev.millrace.sync.rest;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;

import dev.millrace.query.RelationRef;
import dev.millrace.query.json.JsonCodecException;
import dev.millrace.query.json.RowCodec;
import dev.millrace.sync.api.Page;
import dev.millrace.sync.api.RowChange;
import dev.millrace.sync.api.SyncException;

/**
 * Reads the pages of a collection. Immutable.
 *
 * @param <R> the row type
 */
final class PageReader<R> {

    private final RelationRef<R> relation;
    private final RowCodec<R> rows;

    PageReader(RelationRef<R> relation, RowCodec<R> rows) {
        this.relation = relation;
        this.rows = rows;
    }

    /**
     * A page of all rows.
     *
     * @param root the answer
     * @param asked what it answers: a later page belongs to the moment at which the first one was read
     * @throws JsonCodecException if it is malformed
     */
    Page<R> snapshot(JsonNode root, RestPosition asked) {
        List<R> items = items(root);
        ServerToken from = asked instanceof RestPosition.NextPage next ? next.from() : token(root);
        if (bool(root, "hasMore")) {
            return Page.snapshot(items, new RestPosition.NextPage(text(root, "nextCursor"), from).toPosition(), true);
        }
        // Rows may have changed between the pages, so what changed since the first one is part of the run.
        return Page.snapshot(items, new RestPosition.Since(from).toPosition(), true);
    }

    /**
     * A page of changes.
     *
     * @throws JsonCodecException if it is malformed
     * @throws SyncException if it is of another epoch than what was asked
     */
    Page<R> changes(JsonNode root, ServerToken since) {
        List<RowChange<R>> changes = new ArrayList<>();
        for (R row : items(root)) {
            changes.add(RowChange.put(row));
        }
        for (Object key : each(root, "deleted", this::key)) {
            changes.add(RowChange.delete(key));
        }
        ServerToken token = token(root);
        if (!token.epoch().equals(since.epoch())) {
            throw SyncException
                    .reset("The backend of \"" + relation.name() + "\" was asked for the changes since " + since
                            + ", but answers with " + token + ": it has lost its history");
        }
        return Page.changes(changes, new RestPosition.Since(token).toPosition(), bool(root, "hasMore"));
    }

    /**
     * The token of an answer.
     *
     * @throws JsonCodecException if it is malformed
     */
    static ServerToken token(JsonNode root) {
        String token = text(root, "token");
        try {
            return ServerToken.parse(token);
        } catch (IllegalArgumentException e) {
            throw new JsonCodecException("/token", "a token such as epoch:42", "another text", e);
        }
    }

    private List<R> items(JsonNode root) {
        return each(root, "items", this::row);
    }

    private R row(JsonNode node) {
        R row = rows.decode(node);
        if (relation.key().get(row) == null) {
            throw new JsonCodecException("", "the row's key", "nothing", null).within(relation.key().name());
        }
        return row;
    }

    private Object key(JsonNode node) {
        Object key = rows.decode(relation.key(), node);
        if (key == null) {
            throw new JsonCodecException("", "the key of a row", "null", null);
        }
        return key;
    }

    private static <T> List<T> each(JsonNode root, String property, Function<JsonNode, T> reader) {
        JsonNode array = root.path(property);
        if (!array.isArray()) {
            throw wrong("an array", root, property);
        }
        List<T> values = new ArrayList<>(array.size());
        for (int i = 0; i < array.size(); i++) {
            try {
                values.add(reader.apply(array.get(i)));
            } catch (JsonCodecException e) {
                throw e.within(i).within(property);
            }
        }
        return values;
    }

    private static String text(JsonNode root, String property) {
        JsonNode text = root.path(property);
        if (!text.isTextual()) {
            throw wrong("a string", root, property);
        }
        return text.textValue();
    }

    private static boolean bool(JsonNode root, String property) {
        JsonNode bool = root.path(property);
        if (!bool.isBoolean()) {
            throw wrong("a boolean", root, property);
        }
        return bool.booleanValue();
    }

    private static JsonCodecException wrong(String expected, JsonNode root, String property) {
        String found = switch (root.path(property).getNodeType()) {
            case STRING -> "a string";
            case NUMBER -> "a number";
            case BOOLEAN -> "a boolean";
            case OBJECT -> "an object";
            case ARRAY -> "an array";
            case NULL -> "null";
            default -> "nothing";
        };
        return new JsonCodecException("", expected, found, null).within(property);
    }
}
