package dev.millrace.sync.rest;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * What a {@link RestPolling} has been told.
 *
 * @param endpoint where the collection is
 * @param interval between two polls
 * @param pageSize rows asked for at a time
 * @param version the component sent as {@code version}; null if none is
 * @param headers sent with every request
 * @param timeout for a whole answer
 * @param client sends the requests; null for the one that all share
 */
record RestSettings(Endpoint endpoint, Duration interval, int pageSize, @Nullable String version,
        Map<String, String> headers,
        Duration timeout, @Nullable HttpClient client) {

    RestSettings withInterval(Duration other) {
        return new RestSettings(endpoint, other, pageSize, version, headers, timeout, client);
    }

    RestSettings withPageSize(int other) {
        return new RestSettings(endpoint, interval, other, version, headers, timeout, client);
    }

    RestSettings withVersion(String other) {
        return new RestSettings(endpoint, interval, pageSize, other, headers, timeout, client);
    }

    /** A header more; one of this name that was there is replaced. */
    RestSettings withHeader(String name, String value) {
        Map<String, String> other = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        other.putAll(headers);
        other.put(name, value);
        return new RestSettings(endpoint, interval, pageSize, version, Collections.unmodifiableMap(other), timeout,
                client);
    }

    RestSettings withTimeout(Duration other) {
        return new RestSettings(endpoint, interval, pageSize, version, headers, other, client);
    }

    RestSettings withClient(HttpClient other) {
        return new RestSettings(endpoint, interval, pageSize, version, headers, timeout, other);
    }
}
