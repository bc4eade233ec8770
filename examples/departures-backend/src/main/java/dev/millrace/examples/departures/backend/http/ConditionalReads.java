package dev.millrace.examples.departures.backend.http;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Gives answers a tag that changes exactly when their body does, and spares the client a body it has.
 *
 * @param reads who answers
 */
record ConditionalReads(Handler reads) implements Handler {
    private static final int TAG_BYTES = 12;

    @Override
    public Answer handle(Request request) {
        Answer answer = reads.handle(request);
        if (answer.status() != 200) {
            return answer;
        }
        String tag = tagOf(answer.body());
        String known = request.header("If-None-Match");
        Answer sent = known != null && matches(known, tag) ? Answer.empty(304) : answer;
        return sent.withHeader("ETag", tag);
    }

    static String tagOf(byte[] body) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(body);
            return '"' + HexFormat.of().formatHex(digest, 0, TAG_BYTES) + '"';
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform knows SHA-256", impossible);
        }
    }

    /** Compares weakly, as RFC 9110 wants it for this header. */
    static boolean matches(String ifNoneMatch, String tag) {
        for (String known : ifNoneMatch.split(",")) {
            String trimmed = known.strip();
            if (trimmed.equals("*") || trimmed.equals(tag) || trimmed.equals("W/" + tag)) {
                return true;
            }
        }
        return false;
    }
}
