package dev.millrace.examples.departures.backend;

import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDateTime;

import io.netty.channel.ChannelOption;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.GlobalEventExecutor;
import reactor.netty.ChannelBindException;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.resources.LoopResources;

import dev.millrace.examples.departures.backend.files.PackagedTimetable;
import dev.millrace.examples.departures.backend.http.HttpFront;
import dev.millrace.examples.departures.backend.model.Departures;
import dev.millrace.examples.departures.backend.model.ReplayClock;
import dev.millrace.examples.departures.backend.model.Timetable;

/**
 * The running backend of the departures example: a REST server on the loopback interface.
 *
 * <p>Thread-safe. Its state lives and dies with it: a backend started again, even on the same port, begins anew under
 * another epoch.
 */
public final class DeparturesBackend implements AutoCloseable {
    /** The first simulated time: before the first flight of the timetable becomes known. */
    static final LocalDateTime START = LocalDateTime.of(2000, 12, 31, 22, 0);

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final LoopResources loops;
    private final ChannelGroup connections;
    private final DisposableServer server;

    private DeparturesBackend(LoopResources loops, ChannelGroup connections, DisposableServer server) {
        this.loops = loops;
        this.connections = connections;
        this.server = server;
    }

    /**
     * Starts a backend with the packaged flights and returns when it listens.
     *
     * @throws ChannelBindException if the port is taken
     * @throws UncheckedIOException if the packaged files are damaged
     */
    public static DeparturesBackend start(BackendOptions options) {
        return start(options, PackagedTimetable.load());
    }

    static DeparturesBackend start(BackendOptions options, Timetable timetable) {
        ReplayClock clock = new ReplayClock(START, options.speed(), options.nanoTime());
        Departures departures = new Departures(timetable, options.seed(), clock, options.retainedTombstones());
        LoopResources loops = LoopResources.create("departures-backend", 2, true);
        ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE, true); // once closed, stays so
        try {
            DisposableServer server = HttpServer.create()
                    .host("127.0.0.1")
                    .port(options.port())
                    .option(ChannelOption.SO_REUSEADDR, true) // a backend that returns takes its old port at once
                    .channelGroup(connections)
                    .runOn(loops, false)
                    .handle(new HttpFront(departures))
                    .bindNow(PATIENCE);
            return new DeparturesBackend(loops, connections, server);
        } catch (RuntimeException failure) {
            stop(loops);
            throw failure;
        }
    }

    /** Returns the port it listens on. */
    public int port() {
        return server.port();
    }

    /** Returns the address it listens on. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + port());
    }

    /** Stops at once: closes the port, then all connections, whatever they wait for. Closing again does nothing. */
    @Override
    public void close() {
        // Disposing the server alone would wait for answers under way, and the loops leave connections open.
        server.channel().close().awaitUninterruptibly(PATIENCE.toMillis());
        connections.close().awaitUninterruptibly(PATIENCE.toMillis());
        server.disposeNow(PATIENCE);
        stop(loops);
    }

    private static void stop(LoopResources loops) {
        loops.disposeLater(Duration.ZERO, PATIENCE).block(PATIENCE);
    }
}
