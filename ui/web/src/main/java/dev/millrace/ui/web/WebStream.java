package dev.millrace.ui.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;
import reactor.core.CoreSubscriber;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;

import dev.millrace.collections.LiveQuery;

/**
 * Ordered live queries and values as one stream of server-sent events: for each channel a snapshot, then its changes as ordered
 * operations. A browser that reconnects names the last event it got and goes on from there; if that is too long ago, it gets
 * snapshots again. It never has to poll.
 *
 * <p>Safe from any thread. Each subscriber of {@link #events} reads at its own pace: a slow one is sent snapshots instead of
 * what it missed, so memory stays bounded by the log. The queries stay their owner's: {@link #close} ends the stream, not them;
 * a channel whose query is closed keeps its last rows.
 *
 * <p>Nothing is written as JSON before somebody reads it, and each frame once for all readers.
 *
 * <p>If a query or a source of values fails, or gives what cannot be written as JSON, the stream fails with a
 * {@link ChannelFailedException} for the readers it has and for those to come: half a page that goes on in silence is worse than
 * none. The browser is told why, and asks again after a pause; by then its server should have another stream for it.
 */
public final class WebStream implements AutoCloseable {

    private static final int RECENT_FRAMES = 512;

    private final FrameEncoder encoder;
    private final FrameLog log;
    private final Map<String, Channel> channels = new LinkedHashMap<>();
    private final List<EventSubscription> readers = new ArrayList<>();
    private final List<Disposable> sources = new ArrayList<>();
    private boolean ended;
    private @Nullable Throwable failure;

    /**
     * A stream without channels.
     *
     * @param mapper writes rows and values as JSON; must not be configured any more
     */
    public WebStream(ObjectMapper mapper) {
        this(mapper, RECENT_FRAMES);
    }

    WebStream(ObjectMapper mapper, int recentFrames) {
        this.encoder = new FrameEncoder(mapper);
        this.log = new FrameLog(recentFrames);
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
     * @param <R> the type of the rows
     * @param channel the channel's name
     * @param query the query
     * @return this
     * @throws IllegalArgumentException if the query has no order, or there is a channel of that name
     * @throws IllegalStateException if the stream has ended
     */
    public <R> WebStream list(String channel, LiveQuery<R> query) {
        if (!query.isOrdered()) {
            throw new IllegalArgumentException(
                    "Channel \"" + channel + "\" is to show a query without order, which has no positions;"
                            + " order it, with inKeyOrder() if need be: " + query.query());
        }
        ListChannel<R> list = new ListChannel<>(channel, encoder);
        add(channel, list);
        feed(channel, query.changes(), list::take);
        return this;
    }

    /**
     * Adds a value of which only the present one matters.
     *
     * @param channel the channel's name
     * @param values the values, present one first; each is written when somebody reads it, so it must not change any more
     * @return this
     * @throws IllegalArgumentException if there is a channel of that name
     * @throws IllegalStateException if the stream has ended
     */
    public WebStream value(String channel, Flux<?> values) {
        ValueChannel value = new ValueChannel(channel, encoder);
        add(channel, value);
        feed(channel, values, value::take);
        return this;
    }

    private synchronized void add(String name, Channel channel) {
        if (ended) {
            throw new IllegalStateException("Channel \"" + name + "\" was added to a stream that has ended", failure);
        }
        if (channels.putIfAbsent(name, channel) != null) {
            throw new IllegalArgumentException(
                    "Channel \"" + name + "\" exists already; known are " + channels.keySet());
        }
    }

    private <T> void feed(String channel, Flux<T> items, Function<? super T, Frame> taking) {
        Disposable source =
                items.subscribe(item -> append(taking, item), e -> fail(new ChannelFailedException(channel, e)));
        synchronized (this) {
            if (!ended) {
                sources.add(source);
                return;
            }
        }
        source.dispose();
    }

    private <T> void append(Function<? super T, Frame> taking, T item) {
        List<EventSubscription> awake;
        synchronized (this) {
            if (ended) {
                return;
            }
            log.add(taking.apply(item));
            awake = List.copyOf(readers);
        }
        awake.forEach(EventSubscription::wake);
    }

    /**
     * The events, as text of a {@code text/event-stream}, with comments that keep idle connections alive.
     *
     * @param lastEventId the last event the browser got; null if it got none
     * @return the stream; completes when this is closed, fails with {@link ChannelFailedException} if a channel does, after a
     *         last event {@code failed} that tells the browser why. A server that ends a response normally once that is sent
     *         gives the browser time to read it
     */
    public Flux<String> events(@Nullable String lastEventId) {
        return new Flux<>() {
            @Override
            public void subscribe(CoreSubscriber<? super String> actual) {
                read(actual, lastEventId);
            }
        };
    }

    private void read(CoreSubscriber<? super String> actual, @Nullable String lastEventId) {
        EventSubscription reader = new EventSubscription(this, actual);
        synchronized (this) {
            if (ended) {
                reader.end(failure);
            } else {
                reader.begin(lastEventId);
                readers.add(reader);
            }
        }
        reader.start();
    }

    /** Where a new reader begins; if it cannot go on from where it was, it is given a snapshot first. */
    synchronized long resume(@Nullable String lastEventId, Deque<Event> into) {
        long following = log.after(lastEventId);
        if (following >= 0) {
            return following;
        }
        into.addAll(log.snapshot(channels.values()));
        return log.next();
    }

    /** Reads the frame at a cursor, or a snapshot if the log has moved past it; gives the next cursor. */
    synchronized long read(long cursor, Deque<Event> into) {
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

    /** How many are reading. */
    synchronized int readers() {
        return readers.size();
    }

    /** A channel can no longer be sent: ends the stream for all its readers. Does nothing if it has ended. */
    void fail(ChannelFailedException reason) {
        end(reason);
    }

    /** The last event of a reader that is to be told why no more will come. */
    Event failed(Throwable reason) {
        return encoder.failed(reason);
    }

    /** Ends the stream for all its readers. The queries stay open. Does nothing the second time. */
    @Override
    public void close() {
        end(null);
    }

    private void end(@Nullable Throwable reason) {
        List<EventSubscription> ending;
        List<Disposable> feeding;
        synchronized (this) {
            if (ended) {
                return;
            }
            ended = true;
            failure = reason;
            ending = List.copyOf(readers);
            readers.clear();
            feeding = List.copyOf(sources);
            sources.clear();
        }
        feeding.forEach(Disposable::dispose);
        ending.forEach(reader -> reader.end(reason));
    }
}
