package dev.millrace.sync.rest;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The addresses of a collection: its pages and its rows. */
record Endpoint(URI collection) {

    /**
     * Checks the address.
     *
     * @throws IllegalArgumentException if it is not that of something on a web server
     */
    Endpoint {
        String scheme = String.valueOf(collection.getScheme());
        if (!scheme.equalsIgnoreCase("http") && !scheme.equalsIgnoreCase("https") || collection.getHost() == null
                || collection.getRawFragment() != null) {
            throw new IllegalArgumentException(
                    "A REST collection is at an address such as https://example.org/todos, without a"
                            + " fragment, but " + collection + " was given");
        }
    }

    /** The page at a position. */
    URI page(RestPosition position, int size) {
        StringBuilder address =
                new StringBuilder(collection.toString()).append(collection.getRawQuery() == null ? '?' : '&');
        if (position instanceof RestPosition.Since since) {
            address.append("since=").append(encode(since.token().toString())).append('&');
        }
        address.append("limit=").append(size);
        if (position instanceof RestPosition.NextPage next) {
            address.append("&cursor=").append(encode(next.cursor()));
        }
        return URI.create(address.toString());
    }

    /**
     * The address of one row.
     *
     * @throws IllegalArgumentException if the key would lead elsewhere
     */
    URI row(String key) {
        if (key.isEmpty() || key.equals(".") || key.equals("..")) {
            throw new IllegalArgumentException(
                    "A row with key \"" + key + "\" has no address of its own below " + collection);
        }
        String address = collection.toString();
        String query = collection.getRawQuery() == null ? "" : "?" + collection.getRawQuery();
        String path = address.substring(0, address.length() - query.length());
        return URI.create((path.endsWith("/") ? path : path + "/") + encode(key) + query);
    }

    /** An address as it may be shown: what follows the path may be somebody's secret. */
    static String show(URI address) {
        String port = address.getPort() < 0 ? "" : ":" + address.getPort();
        return address.getScheme() + "://" + address.getHost() + port + address.getRawPath();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
