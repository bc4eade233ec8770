package dev.millrace.examples.departures.web;

import java.time.Duration;
import java.time.LocalDateTime;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.GlobalEventExecutor;
import reactor.netty.ChannelBindException;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

import dev.millrace.examples.departures.BackendControl;
import dev.millrace.examples.departures.board.Departures;

/** Serves the board on loopback. {@link #close} ends all connections and views; the store stays its owner's. */
public final class BoardServer implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final DisposableServer server;
    private final ChannelGroup connections;
    private final Views views;
    private final SharedChannels shared;

    private BoardServer(DisposableServer server, ChannelGroup connections, Views views, SharedChannels shared) {
        this.server = server;
        this.connections = connections;
        this.views = views;
        this.shared = shared;
    }

    /**
     * Starts a server.
     *
     * @param departures what it shows
     * @param control turns the backend's clock and faults
     * @param port the port; a free one if it is 0 or taken
     * @param speed the speed of the simulated clock at start
     * @return the server, listening
     */
    public static BoardServer start(Departures departures, BackendControl control, int port, double speed) {
        ObjectMapper json = new ObjectMapper()
                .registerModule(new SimpleModule().addSerializer(LocalDateTime.class, ToStringSerializer.instance));
        Holds holds = new Holds(departures);
        Figures figures = new Figures(departures, control, speed);
        SharedChannels shared = new SharedChannels(departures, holds, figures);
        Views views = new Views(() -> new View(departures, shared, json));
        BoardRoutes routes = new BoardRoutes(departures, views, holds, figures, control, json);
        ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE, true); // once closed, stays so
        HttpServer http = HttpServer.create().host("127.0.0.1").childOption(ChannelOption.TCP_NODELAY, true)
                .channelGroup(connections)
                .route(routes::addTo);
        return new BoardServer(bind(http, port), connections, views, shared);
    }

    private static DisposableServer bind(HttpServer http, int port) {
        try {
            return http.port(port).bindNow();
        } catch (ChannelBindException taken) { // said so in the address that is printed
            return http.port(0).bindNow();
        }
    }

    /**
     * Where it listens.
     *
     * @return the page's address
     */
    public String address() {
        return "http://127.0.0.1:" + server.port() + "/";
    }

    @Override
    public void close() {
        server.channel().close().awaitUninterruptibly(PATIENCE.toMillis());
        connections.close().awaitUninterruptibly(PATIENCE.toMillis());
        server.disposeNow(PATIENCE);
        views.close();
        shared.close();
    }
}
