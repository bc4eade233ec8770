package dev.millrace.query.json.internal.text;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.util.TokenBuffer;

/** A generator, how to write to it and how deep it is in. Used by one thread. */
public final class JsonSink {

    private final JsonGenerator generator;
    private final Policies policies;
    private final boolean text;
    private int depth;

    public JsonSink(JsonGenerator generator, Policies policies) {
        this(generator, policies, 0);
    }

    private JsonSink(JsonGenerator generator, Policies policies, int depth) {
        this.generator = generator;
        this.policies = policies;
        this.text = !(generator instanceof TokenBuffer);
        this.depth = depth;
    }

    /** The same sink for the value that comes next, with numbers that a peer may not hold as strings. */
    public JsonSink withBigAsString() {
        return new JsonSink(generator, policies.withBigAsString(), depth);
    }

    public JsonGenerator generator() {
        return generator;
    }

    public Policies policies() {
        return policies;
    }

    public void beginObject() throws IOException {
        enter();
        generator.writeStartObject();
    }

    public void endObject() throws IOException {
        depth--;
        generator.writeEndObject();
    }

    public void beginArray() throws IOException {
        enter();
        generator.writeStartArray();
    }

    public void endArray() throws IOException {
        depth--;
        generator.writeEndArray();
    }

    public void field(String name) throws IOException {
        if (hasLoneSurrogate(name)) {
            // A generator of bytes cannot write it, and an escape cannot be put into a name; only keys of maps can be such.
            throw new Mismatch("a field name of whole characters", Excerpt.quote(name));
        }
        generator.writeFieldName(name);
    }

    /** Writes an integer that a peer may not hold. */
    public void number(long value) throws IOException {
        if (policies.bigAsString()) {
            generator.writeString(Long.toString(value));
        } else {
            generator.writeNumber(value);
        }
    }

    /** Writes an integer that a peer may not hold. */
    public void number(BigInteger value, String expected) throws IOException {
        // A decimal digit is more than three bits and less than four: what is too long is known before it is printed, which takes its time.
        if (value.bitLength() / 4 > policies.digits()) {
            throw tooLong(expected, "an integer of " + value.bitLength() + " bits");
        }
        String digits = checked(value.toString(), expected);
        if (policies.bigAsString()) {
            generator.writeString(digits);
        } else {
            generator.writeNumber(value);
        }
    }

    /** Writes a decimal as it prints, which keeps its scale whatever the generator would make of it. */
    public void number(BigDecimal value, String expected) throws IOException {
        if (value.unscaledValue().bitLength() / 4 > policies.digits()) {
            throw tooLong(expected, "a decimal of " + value.unscaledValue().bitLength() + " bits");
        }
        String digits = checked(value.toString(), expected);
        if (policies.bigAsString()) {
            generator.writeString(digits);
        } else if (text) {
            generator.writeNumber(digits);
        } else {
            generator.writeNumber(value);
        }
    }

    private String checked(String digits, String expected) {
        if (digits.length() > policies.digits()) {
            throw tooLong(expected, "a number of " + digits.length() + " characters");
        }
        return digits;
    }

    private Mismatch tooLong(String expected, String found) {
        return new Mismatch(expected, found + ", which is longer than the " + policies.digits()
                + " characters allowed");
    }

    /**
     * Writes a string. UTF-8 has nothing for half a character, which a Java string may hold: a generator of bytes refuses it or puts a
     * question mark. As an escape it passes, where there is a text.
     */
    public void string(String value) throws IOException {
        if (text && hasLoneSurrogate(value)) {
            generator.writeRawValue(escaped(value));
        } else {
            generator.writeString(value);
        }
    }

    private void enter() {
        if (depth == policies.depth()) {
            throw new Mismatch("a value of at most " + depth + " levels", "one more");
        }
        depth++;
    }

    private static boolean hasLoneSurrogate(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (Character.isSurrogate(value.charAt(i))) {
                if (!Character.isSupplementaryCodePoint(value.codePointAt(i))) {
                    return true;
                }
                i++;
            }
        }
        return false;
    }

    private static String escaped(String value) {
        StringBuilder json = new StringBuilder(value.length() + 16).append('"');
        for (char unit : value.toCharArray()) {
            if (unit < ' ' || unit > '~' || unit == '"' || unit == '\\') {
                json.append(String.format("\\u%04x", (int) unit));
            } else {
                json.append(unit);
            }
        }
        return json.append('"').toString();
    }
}
