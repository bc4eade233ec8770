package dev.millrace.examples.departures.backend.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.Function;

import dev.millrace.examples.departures.backend.table.Cursor;
import dev.millrace.examples.departures.backend.table.Token;

/**
 * Writes the cursors of one collection as text that means nothing to clients, and reads it again.
 *
 * @param collection the name of the collection, so that no cursor is taken for one of another
 * @param keyOf reads a key as {@code toString} writes it
 * @param <K> the type of the keys
 */
record CursorText<K>(String collection, Function<String, K> keyOf) {
    String write(Cursor<K> cursor) {
        String text = collection + " " + cursor.token() + " " + cursor.after();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Reads a cursor from outside.
     *
     * @throws Problem if it is not one of this collection
     */
    Cursor<K> read(String text) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split(" ", 3);
            if (parts.length == 3 && parts[0].equals(collection)) {
                return new Cursor<>(Token.parse(parts[1]), keyOf.apply(parts[2]));
            }
        } catch (IllegalArgumentException malformed) {
            throw malformed(text);
        }
        throw malformed(text);
    }

    private Problem malformed(String found) {
        return Problem.malformed("parameter cursor", "the nextCursor of a page of /" + collection, "\"" + found + "\"");
    }
}
