package dev.millrace.sync.rest;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

import dev.millrace.sync.api.Position;

/** Where a fetch goes on, and how that is told in the opaque token of a {@link Position}. */
sealed interface RestPosition {

    /** All rows, from the first page. */
    record Start() implements RestPosition {
    }

    /**
     * All rows, from a later page.
     *
     * @param cursor the backend's name for the page
     * @param from the token of the first page: the changes since then belong to the snapshot
     */
    record NextPage(String cursor, ServerToken from) implements RestPosition {

        Position toPosition() {
            return new Position(from.epoch(), from.sequence(),
                    PAGE + URLEncoder.encode(cursor, StandardCharsets.UTF_8) + ":" + from);
        }
    }

    /**
     * What changed.
     *
     * @param token since when
     */
    record Since(ServerToken token) implements RestPosition {

        Position toPosition() {
            return new Position(token.epoch(), token.sequence(), SINCE + token);
        }
    }

    /** Begins the token of a {@link NextPage}. */
    String PAGE = "page:";

    /** Begins the token of a {@link Since}. */
    String SINCE = "since:";

    /**
     * Reads back what {@code toPosition} wrote.
     *
     * @throws IllegalArgumentException if it is the position of another adapter
     */
    static RestPosition of(@Nullable Position position) {
        if (position == null) {
            return new Start();
        }
        String token = position.token();
        if (token.startsWith(SINCE)) {
            return new Since(ServerToken.parse(token.substring(SINCE.length())));
        }
        int cursorEnd = token.indexOf(':', PAGE.length());
        if (token.startsWith(PAGE) && cursorEnd > 0) {
            String cursor = URLDecoder.decode(token.substring(PAGE.length(), cursorEnd), StandardCharsets.UTF_8);
            return new NextPage(cursor, ServerToken.parse(token.substring(cursorEnd + 1)));
        }
        throw new IllegalArgumentException("expected a position of this adapter");
    }
}
