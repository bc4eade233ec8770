package dev.millrace.query.json;

import com.fasterxml.jackson.databind.JsonNode;

import dev.millrace.query.json.internal.text.TreeReader;
import dev.millrace.query.json.internal.text.TreeWriter;

/**
 * JSON text to trees and back, without loss: numbers are exact, -0.0 keeps its sign, a field that comes twice is refused, half characters
 * become escapes. Trees from here may be given to a {@link RowCodec}; Jackson's own reader rounds or strips by default.
 */
public final class JsonText {

    private JsonText() {
    }

    /**
     * Reads a document.
     *
     * @param text JSON
     * @param limits what to refuse
     * @return its tree
     * @throws JsonCodecException if it is no JSON, holds a field twice, or is beyond a limit
     */
    public static JsonNode parse(String text, JsonLimits limits) {
        return new Documents(CodecSettings.STRICT.with(limits)).read(text, TreeReader::read);
    }

    /**
     * Reads a document.
     *
     * @param text JSON in UTF-8
     * @param limits what to refuse
     * @return its tree
     * @throws JsonCodecException if it is no JSON, holds a field twice, or is beyond a limit
     */
    public static JsonNode parse(byte[] text, JsonLimits limits) {
        return new Documents(CodecSettings.STRICT.with(limits)).read(text, TreeReader::read);
    }

    /**
     * Writes a document.
     *
     * @param tree a tree of JSON values alone
     * @return JSON in UTF-8
     * @throws JsonCodecException if it holds something else, such as NaN, or is beyond the {@linkplain JsonLimits#DEFAULT limits}
     */
    public static byte[] bytes(JsonNode tree) {
        return new Documents(CodecSettings.STRICT).bytes(sink -> TreeWriter.write(tree, sink));
    }
}
