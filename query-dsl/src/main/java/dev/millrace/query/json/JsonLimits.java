package dev.millrace.query.json;

import java.util.Objects;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import org.jspecify.annotations.Nullable;

/**
 * Bounds on what is read and written, so that a document from anywhere costs no more than was agreed to. What exceeds one is refused
 * with a {@link JsonCodecException}. Immutable and thread-safe; equal to others with the same bounds.
 */
public final class JsonLimits {

    /** 200 levels, 64 million characters, numbers of 10 000 characters. */
    public static final JsonLimits DEFAULT = new JsonLimits(200, 64_000_000, 10_000);

    /** Values are read and written by recursion: this fits a stack of half a megabyte, code not yet compiled included. */
    private static final int DEEPEST = 500;

    private final int depth;
    private final int length;
    private final int digits;
    private final JsonFactory factory;

    private JsonLimits(int depth, int length, int digits) {
        this.depth = depth;
        this.length = length;
        this.digits = digits;
        // The parser's own are so wide that ours, which say what was expected where, are met first.
        StreamReadConstraints constraints = StreamReadConstraints.builder().maxNestingDepth(DEEPEST + 1)
                .maxStringLength(length).maxNameLength(length).maxNumberLength(length).build();
        this.factory = JsonFactory.builder().streamReadConstraints(constraints)
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION).build();
    }

    /**
     * These limits with another depth.
     *
     * @param levels how many objects and arrays may stand in one another, 1 to 500
     * @return new limits
     * @throws IllegalArgumentException if that is out of range
     */
    public JsonLimits withDepth(int levels) {
        return new JsonLimits(within("depth", levels, DEEPEST), length, digits);
    }

    /**
     * These limits with another length.
     *
     * @param characters how many characters, or bytes if it is given as such, a document may have
     * @return new limits
     * @throws IllegalArgumentException if that is not positive
     */
    public JsonLimits withLength(int characters) {
        return new JsonLimits(depth, within("length", characters, Integer.MAX_VALUE), digits);
    }

    /**
     * These limits with another length of numbers. The time it takes to read one grows with the square of its length.
     *
     * @param characters how many characters a number may have
     * @return new limits
     * @throws IllegalArgumentException if that is not positive
     */
    public JsonLimits withDigits(int characters) {
        return new JsonLimits(depth, length, within("length of numbers", characters, Integer.MAX_VALUE));
    }

    /**
     * How many objects and arrays may stand in one another.
     *
     * @return the number of levels
     */
    public int depth() {
        return depth;
    }

    /**
     * How long a document may be.
     *
     * @return the number of characters or bytes
     */
    public int length() {
        return length;
    }

    /**
     * How long a number may be.
     *
     * @return the number of characters
     */
    public int digits() {
        return digits;
    }

    /** Makes parsers that hold these limits, and generators. */
    JsonFactory factory() {
        return factory;
    }

    private static int within(String what, int value, int most) {
        if (value < 1 || value > most) {
            throw new IllegalArgumentException(
                    "The " + what + " of JSON must be between 1 and " + most + ", but is to be " + value);
        }
        return value;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof JsonLimits that && depth == that.depth && length == that.length
                && digits == that.digits;
    }

    @Override
    public int hashCode() {
        return Objects.hash(depth, length, digits);
    }

    @Override
    public String toString() {
        return "JsonLimits[depth=" + depth + ", length=" + length + ", digits=" + digits + "]";
    }
}
