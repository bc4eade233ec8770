package dev.millrace.examples.departures.backend.http;

import java.io.ByteArrayOutputStream;

import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;

/** Gathers the body of a request, and gives up when it gets too long. Confined to one subscription. */
final class BoundedBody {
    /** The most bytes of a body. */
    static final int LIMIT = 16 * 1024;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private BoundedBody() {}

    /** Returns the whole body, or fails with a {@link Problem}. */
    static Mono<byte[]> of(HttpServerRequest request) {
        return request.receive()
                .asByteArray()
                .collect(BoundedBody::new, BoundedBody::add)
                .map(body -> body.bytes.toByteArray());
    }

    private void add(byte[] chunk) {
        if (bytes.size() + chunk.length > LIMIT) {
            throw Problem.tooLarge(LIMIT);
        }
        bytes.writeBytes(chunk);
    }
}
