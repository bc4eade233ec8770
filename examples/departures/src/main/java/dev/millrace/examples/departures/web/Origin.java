package dev.millrace.examples.departures.web;

import java.net.URI;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Whose page a request comes from. A browser lets any page send simple requests to any server, so a server on loopback must ask:
 * else whatever page its user has open elsewhere could hold flights.
 */
final class Origin {

    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

    private Origin() {
    }

    /**
     * Whether a request that changes something comes from a page other than the board's.
     *
     * @param origin what the browser says of the page; null if it is no browser that asks, for those always say it
     * @param host the address that was asked; a name of this machine, not one that somebody else has pointed to it
     */
    static boolean isForeign(@Nullable String origin, @Nullable String host) {
        if (origin == null) {
            return false;
        }
        try {
            URI page = URI.create(origin.toLowerCase(Locale.ROOT));
            return !"http".equals(page.getScheme()) || page.getHost() == null || !LOOPBACK.contains(page.getHost())
                    || !page.getAuthority().equalsIgnoreCase(host);
        } catch (IllegalArgumentException e) { // no address, so not ours
            return true;
        }
    }
}
