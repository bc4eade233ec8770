package dev.millrace.ui.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.ObjectMapper;

import dev.millrace.collections.LiveQuery;
import reactor.core.CoreSubscriber;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;

/**
 * Ordered live queries and values as one stream of server-sent events: for each channel a snapshot, then its changes as ordered
 * operations. A browser that reconnects names the last event it got and goes on from there; if that is too long ago, it gets
 * snapshots again. It never has to poll.
 *
 * <p>Safe from any thread. Each subscriber of {@link #events} reads at its own pace: a slow one is sent snapshots instead of
 * what it missed, so memory stays bounded by the log. The queries stay their owner's: {@link #close} ends the stream, not them.
 */
public final class WebStream implements AutoCloseable {

    private static final int RECENT_FRAMES = 512;
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(15);

    /** How long a browser is to wait before it reconnects. */
    private static final String RETRY = "retry: 1000\n\n";

    private final FrameEncoder encoder;
    private final FrameLog log = new FrameLog(RECENT_FRAMES);
    private final Map<String, Channel> channels = new LinkedHashMap<>();
    private final List<EventSubscription> readers = new ArrayList<>();
    private final List<Disposable> sources = new ArrayList<>();
    private boolean closed;

    /**
     * A stream without channels.
     *
     * @param mapper writes rows and values as JSON
     */
    public WebStream(ObjectMapper mapper) {
        this.encoder = new FrameEncoder(mapper);
    }

    /**
     * The browser's end of a stream: ES modules without dependencies. Serve them beside each other under their names, as
     * {@code text/javascript}; a page imports {@code millrace.js}.
     *
     * @return the sources by file name
     */
    public static Map<String, String> scripts() {
        return Map.of("millrace.js", script("millrace.js"), "millrace-live.js", script("millrace-live.js"));
    }

    private static String script(String name) {
        try (InputStream source = WebStream.class.getResourceAsStream(name)) {
            if (source == null) {
                throw new IllegalStateException("the module lacks its own resource " + name);
            }
            return new String(source.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Adds the rows of an ordered live query.
     *
     * @param channel the channel's name
     * @param query the query
     * @return this
     * @throws IllegalArgumentException if the query has no order, or there is a channel of that name
     */
    public WebStream list(String channel, LiveQuery<?> query) {
        if (!query.isOrdered()) {
            throw new IllegalArgumentException("Channel \"" + channel + "\" is to show a query without order, which has no positions;"
                    + " order it, with inKeyOrder() if need be: " + query.query());
        }
        ListChannel list = new ListChannel(channel, encoder);
        add(channel, list);
        feed(query.changes().subscribe(changes -> append(() -> list.take(changes))));
        return this;
    }

    /**
     * Adds a value of which only the present one matters.
     *
     * @param channel the channel's name
     * @param values the values, present one first
     * @return this
     * @throws IllegalArgumentException if there is a channel of that name
     */
    public WebStream value(String channel, Flux<?> values) {
        ValueChannel value = new ValueChannel(channel, encoder);
        add(channel, value);
        feed(values.subscribe(present -> append(() -> value.take(present))));
        return this;
    }

    /**
     * The events, as text of a {@code text/event-stream}, with comments that keep idle connections alive.
     *
     * @param lastEventId the last event the browser got; null if it got none
     * @return the stream; completes when this is closed
     */
    public Flux<String> events(@Nullable String lastEventId) {
        Flux<String> frames = new Flux<>() {
            @Override
            public void subscribe(CoreSubscriber<? super String> actual) {
                read(actual, lastEventId);
            }
        };
        Flux<String> comments = Flux.interval(KEEP_ALIVE).onBackpressureDrop().map(tick -> ": keep-alive\n\n");
        return frames.publish(shared -> Flux.merge(shared, comments.takeUntilOther(shared.ignoreElements()))).startWith(RETRY);
    }

    private void read(CoreSubscriber<? super String> actual, @Nullable String lastEventId) {
        EventSubscription reader;
        boolean ended;
        synchronized (this) {
            reader = new EventSubscription(this, actual, lastEventId);
            ended = closed;
            readers.add(reader);
        }
        actual.onSubscribe(reader);
        if (ended) {
            reader.complete();
        }
    }

    private synchronized void add(String name, Channel channel) {
        if (closed) {
            throw new IllegalStateException("The stream is closed");
        }
        if (channels.putIfAbsent(name, channel) != null) {
            throw new IllegalArgumentException("Channel \"" + name + "\" exists already; known are " + channels.keySet());
        }
    }

    private synchronized void feed(Disposable source) {
        sources.add(source);
    }

    private void append(Supplier<Frame> taking) {
        List<EventSubscription> awake;
        synchronized (this) {
            if (closed) {
                return;
            }
            log.add(taking.get());
            awake = List.copyOf(readers);
        }
        awake.forEach(EventSubscription::wake);
    }

    /** Where a new reader begins; if it cannot go on from where it was, it is given a snapshot first. */
    synchronized long resume(@Nullable String lastEventId, Deque<String> into) {
        long following = log.after(lastEventId);
        if (following >= 0) {
            return following;
        }
        into.addAll(log.snapshot(channels.values()));
        return log.next();
    }

    /** Reads the frame at a cursor, or a snapshot if the log has moved past it; gives the next cursor. */
    synchronized long read(long cursor, Deque<String> into) {
        if (cursor >= log.next()) {
            return cursor;
        }
        if (log.isLost(cursor)) {
            into.addAll(log.snapshot(channels.values()));
            return log.next();
        }
        into.add(log.event(cursor));
        return cursor + 1;
    }

    synchronized void forget(EventSubscription reader) {
        readers.remove(reader);
    }

    /** Ends the stream for all its readers. The queries stay open. Does nothing the second time. */
    @Override
    public void close() {
        List<EventSubscription> ending;
        List<Disposable> feeding;
        synchronized (this) {
            closed = true;
            ending = List.copyOf(readers);
            readers.clear();
            feeding = List.copyOf(sources);
            sources.clear();
        }
        feeding.forEach(Disposable::dispose);
        ending.forEach(EventSubscription::complete);
    }
}
