package dev.millrace.sync.rest;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.Component;
import dev.millrace.query.RelationRef;
import dev.millrace.query.json.MissingFields;
import dev.millrace.query.json.NonFinite;
import dev.millrace.query.json.RowCodec;
import dev.millrace.query.json.UnknownFields;
import dev.millrace.sync.api.SyncAdapter;
import dev.millrace.sync.api.SyncSource;

/**
 * Feeds a collection by polling a REST backend, and sends updates to it. Immutable and thread-safe: each setting gives
 * a new source.
 *
 * <p>{@code RestPolling.of(URI.create("https://example.org/todos")).every(Duration.ofSeconds(2)).version("version")}
 *
 * <p>What the backend answers, in JSON:
 * <ul>
 * <li>{@code GET /todos?limit=500[&cursor=C]}: a page of all rows,
 * {@code {"items":[…],"nextCursor":"C"|null,"hasMore":bool,"token":T}};
 * <li>{@code GET /todos?since=T&limit=500}: the rows that changed since, as they are now, and the keys that are gone,
 * {@code {"items":[…],"deleted":[…],"token":T,"hasMore":bool}}; 304 to a known {@code ETag} if there is nothing new;
 * 410 if it does not know {@code T} any more;
 * <li>{@code PATCH /todos/17} with an {@code Idempotency-Key}: {@code {"token":T}} if accepted, with the token at which
 * the change is in the stream; else a status from 400 on, with {@code {"error":…,"message":…}}.
 * </ul>
 * A token is {@code epoch:number}: the number grows with every change, the epoch changes when the backend loses its
 * history.
 *
 * <p>Rows are read strictly: a component is the property of its name; what is missing is null, what is no component is
 * passed over, anything of another type makes the answer malformed.
 */
public final class RestPolling implements SyncSource {

    private static final Set<String> OWN_HEADERS = Set.of("accept", "content-type", "idempotency-key", "if-none-match");

    private final RestSettings settings;

    private RestPolling(RestSettings settings) {
        this.settings = settings;
    }

    /**
     * A source with the usual settings: every 5 seconds, 500 rows a page, answers within 10 seconds.
     *
     * @param collection the address of the collection
     * @return a source
     * @throws IllegalArgumentException if it is not an HTTP address
     */
    public static RestPolling of(URI collection) {
        return new RestPolling(new RestSettings(new Endpoint(collection), Duration.ofSeconds(5), 500, null, Map.of(),
                Duration.ofSeconds(10), null));
    }

    /**
     * Sets how often to ask for changes.
     *
     * @param interval positive
     * @return a changed source
     * @throws IllegalArgumentException if it is not positive
     */
    public RestPolling every(Duration interval) {
        return new RestPolling(settings.withInterval(positive("interval", interval)));
    }

    /**
     * Sets how many rows to ask for at a time.
     *
     * @param rows positive
     * @return a changed source
     * @throws IllegalArgumentException if it is not positive
     */
    public RestPolling pageSize(int rows) {
        if (rows <= 0) {
            throw new IllegalArgumentException("A page has at least one row, but the size given is " + rows);
        }
        return new RestPolling(settings.withPageSize(rows));
    }

    /**
     * Sets the component that tells versions of a row apart: an update is sent with the version it was made from, and
     * refused by the backend if that is not the current one. It is sent as {@code version}, so no other component may have
     * that name.
     *
     * @param component the name of a component of the rows
     * @return a changed source
     */
    public RestPolling version(String component) {
        return new RestPolling(settings.withVersion(Objects.requireNonNull(component, "component")));
    }

    /**
     * Sets a header to send with every request; one of this name that was set before is replaced.
     *
     * @param name its name
     * @param value its value
     * @return a changed source
     * @throws IllegalArgumentException if it cannot be sent, or is one that this source sets itself
     */
    public RestPolling header(String name, String value) {
        if (OWN_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("Header " + name + " is set by this source itself and cannot be given");
        }
        HttpRequest.newBuilder().header(name, value); // refuses what cannot be sent
        return new RestPolling(settings.withHeader(name, value));
    }

    /**
     * Sets how long an answer may take, from the request to the last byte.
     *
     * @param timeout positive
     * @return a changed source
     * @throws IllegalArgumentException if it is not positive
     */
    public RestPolling timeout(Duration timeout) {
        return new RestPolling(settings.withTimeout(positive("timeout", timeout)));
    }

    /**
     * Sets the client that sends the requests, for a proxy, credentials or trust of its own. Without one, all sources
     * share one.
     *
     * @param client a client; it is not closed
     * @return a changed source
     */
    public RestPolling client(HttpClient client) {
        return new RestPolling(settings.withClient(Objects.requireNonNull(client, "client")));
    }

    @Override
    public <R> SyncAdapter<R> adapter(RelationRef<R> relation) {
        // A backend may tell more than the rows hold, leave out what is null, and know numbers as JSON knows them.
        RowCodec<R> rows = RowCodec.of(relation.rowType()).with(UnknownFields.IGNORE).with(MissingFields.AS_NULL)
                .with(NonFinite.REFUSE);
        if (!rows.isScalar(relation.key())) {
            throw new IllegalArgumentException(
                    "The key of \"" + relation.name() + "\" stands in the addresses of its rows, but "
                            + relation.key() + " is no scalar");
        }
        return new RestAdapter<>(settings, relation, rows, version(relation));
    }

    private @Nullable Component version(RelationRef<?> relation) {
        String version = settings.version();
        if (version == null) {
            return null;
        }
        Component component = relation.rowType().component(version);
        boolean taken = relation.rowType().components().stream()
                .anyMatch(other -> other.name().equals(PatchWriter.VERSION) && !other.equals(component));
        if (taken) {
            throw new IllegalArgumentException("Rows of \"" + relation.name() + "\" are to be checked by their "
                    + version + ", which is sent as \"" + PatchWriter.VERSION + "\", but another component of theirs"
                    + " has that name, and its changes would take the place; rename it");
        }
        return component;
    }

    @Override
    public String toString() {
        return "RestPolling of " + Endpoint.show(settings.endpoint().collection()) + " every " + settings.interval();
    }

    private static Duration positive(String what, Duration duration) {
        if (duration.isZero() || duration.isNegative()) {
            throw new IllegalArgumentException(
                    "The " + what + " of a REST source must be positive, but is " + duration);
        }
        return duration;
    }
}
