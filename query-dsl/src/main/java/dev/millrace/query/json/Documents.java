package dev.millrace.query.json;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TreeTraversingParser;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import org.jspecify.annotations.Nullable;

import dev.millrace.query.json.internal.text.Excerpt;
import dev.millrace.query.json.internal.text.JsonSink;
import dev.millrace.query.json.internal.text.JsonSource;
import dev.millrace.query.json.internal.text.Mismatch;
import dev.millrace.query.json.internal.text.TreeReader;

/**
 * The border between documents and forms: opens and closes them, holds the limits, and turns what went wrong inside into the exception
 * that callers see.
 *
 * @param settings how to read and write
 */
record Documents(CodecSettings settings) {

    /** Reads a value whose first token is current. */
    @FunctionalInterface
    interface Reading<T extends @Nullable Object> {

        T read(JsonSource source) throws IOException;
    }

    /** Writes a value. */
    @FunctionalInterface
    interface Writing {

        void write(JsonSink sink) throws IOException;
    }

    <T extends @Nullable Object> T read(String text, Reading<T> reading) {
        requireShort(text.length(), "characters");
        try (JsonParser parser = settings.limits().factory().createParser(text)) {
            return whole(parser, reading);
        } catch (IOException e) {
            throw malformed(null, e);
        }
    }

    <T extends @Nullable Object> T read(byte[] text, Reading<T> reading) {
        requireShort(text.length, "bytes");
        try (JsonParser parser = settings.limits().factory().createParser(text)) {
            return whole(parser, reading);
        } catch (IOException e) {
            throw malformed(null, e);
        }
    }

    <T extends @Nullable Object> T read(JsonNode node, Reading<T> reading) {
        try (JsonParser parser = new TreeTraversingParser(node)) {
            return whole(parser, reading);
        } catch (IOException e) {
            throw malformed(null, e);
        }
    }

    /** Reads the next value of a parser, or the current one; leaves it at the value's last token. */
    <T extends @Nullable Object> T read(JsonParser parser, Reading<T> reading) throws IOException {
        try {
            if (parser.currentToken() == null) {
                parser.nextToken();
            }
            return reading.read(new JsonSource(parser, settings.policies(), 0));
        } catch (Mismatch mismatch) {
            throw exception(mismatch);
        } catch (JsonProcessingException e) {
            throw malformed(parser, e);
        }
    }

    private <T extends @Nullable Object> T whole(JsonParser parser, Reading<T> reading) {
        try {
            T value = read(parser, reading);
            if (parser.nextToken() != null) {
                String more = new JsonSource(parser, settings.policies(), 0).found();
                throw new JsonCodecException("", "one JSON value", "after it " + more, null);
            }
            return value;
        } catch (IOException e) {
            throw malformed(parser, e);
        }
    }

    String text(Writing writing) {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = settings.limits().factory().createGenerator(text)) {
            write(generator, writing);
        } catch (IOException e) {
            throw new IllegalStateException("A text in memory could not be written", e);
        }
        return text.toString();
    }

    byte[] bytes(Writing writing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator generator = settings.limits().factory().createGenerator(bytes)) {
            write(generator, writing);
        } catch (IOException e) {
            throw new IllegalStateException("Bytes in memory could not be written", e);
        }
        return bytes.toByteArray();
    }

    JsonNode tree(Writing writing) {
        try (TokenBuffer buffer = new TokenBuffer(null, false)) {
            write(buffer, writing);
            try (JsonParser parser = buffer.asParser()) {
                return read(parser, TreeReader::read);
            }
        } catch (IOException e) {
            throw new IllegalStateException("A tree in memory could not be written", e);
        }
    }

    void write(JsonGenerator generator, Writing writing) throws IOException {
        try {
            writing.write(new JsonSink(generator, settings.policies()));
        } catch (Mismatch mismatch) {
            throw exception(mismatch);
        }
    }

    private void requireShort(int length, String units) {
        if (length > settings.limits().length()) {
            throw new JsonCodecException("", "a document of at most " + settings.limits().length() + " " + units,
                    "one of " + length, null);
        }
    }

    private static JsonCodecException exception(Mismatch mismatch) {
        return new JsonCodecException(mismatch.path(), mismatch.expected(), mismatch.found(), mismatch.getCause());
    }

    private static JsonCodecException malformed(@Nullable JsonParser parser, IOException cause) {
        String path = parser == null ? "" : parser.getParsingContext().pathAsPointer().toString();
        String what = String.valueOf(cause.getMessage());
        String where = "";
        if (cause instanceof JsonProcessingException e) {
            what = String.valueOf(e.getOriginalMessage());
            JsonLocation location = e.getLocation();
            where = location == null ? ""
                    : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
        }
        return new JsonCodecException(path, "valid JSON", "none: " + Excerpt.cut(what, 200) + where, cause);
    }
}
