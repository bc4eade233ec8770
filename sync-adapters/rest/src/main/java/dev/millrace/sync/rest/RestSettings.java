package dev.millrace.sync.rest;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;

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
}
