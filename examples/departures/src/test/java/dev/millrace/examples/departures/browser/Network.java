package dev.millrace.examples.departures.browser;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What lies between a browser and a server: passes everything on, until it is cut. */
public final class Network implements AutoCloseable {

    private final URI server;
    private final ServerSocket entrance;
    private final Set<Socket> ends = ConcurrentHashMap.newKeySet();
    private volatile boolean cut;

    private Network(URI server, ServerSocket entrance) {
        this.server = server;
        this.entrance = entrance;
    }

    /**
     * Makes a way to a server.
     *
     * @param server its address
     * @return the way
     * @throws IOException if there is no port left
     */
    public static Network to(URI server) throws IOException {
        Network network = new Network(server, new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1")));
        start(network::accept);
        return network;
    }

    /**
     * The server's address at this end.
     *
     * @return what a browser is to open
     */
    public String address() {
        return "http://127.0.0.1:" + entrance.getLocalPort() + "/";
    }

    /** Breaks all connections; new ones break at once. */
    public void cut() {
        cut = true;
        ends.forEach(Network::close);
    }

    /** Lets connections through again. */
    public void restore() {
        cut = false;
    }

    private void accept() {
        try {
            while (true) {
                connect(entrance.accept());
            }
        } catch (IOException e) { // the way is closed
            return;
        }
    }

    private void connect(Socket near) {
        if (cut) {
            close(near);
            return;
        }
        try {
            connect(near, new Socket(server.getHost(), server.getPort()));
        } catch (IOException e) { // there is no server
            close(near);
        }
    }

    private void connect(Socket near, Socket far) {
        ends.add(near);
        ends.add(far);
        start(() -> pass(near, far));
        start(() -> pass(far, near));
        if (cut) {
            cut();
        }
    }

    private void pass(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) { // broken at one end, which the other is told below
        }
        close(from);
        close(to);
        ends.remove(from);
        ends.remove(to);
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "network");
        thread.setDaemon(true);
        thread.start();
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        cut();
        try {
            entrance.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
