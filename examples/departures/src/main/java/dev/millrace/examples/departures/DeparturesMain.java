package dev.millrace.examples.departures;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

import dev.millrace.examples.departures.board.Departures;
import dev.millrace.examples.departures.check.Check;
import dev.millrace.examples.departures.web.BoardServer;

/** Starts the board with its backend, or checks it without a browser. */
public final class DeparturesMain {

    /** The timetable begins in the night before, when nothing flies. */
    private static final int MINUTES_TO_MORNING = 600;

    private DeparturesMain() {
    }

    /**
     * Runs the board until it is interrupted; with {@code --check} replays the first day, compares and ends.
     *
     * @param args see {@link Options}
     * @throws IOException if a server does not start
     * @throws InterruptedException if the program is interrupted
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        Options options;
        try {
            options = Options.parse(args);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.err.println(Options.USAGE);
            System.exit(2);
            return;
        }
        if (options.check()) {
            System.exit(Check.run(System.out) ? 0 : 1);
        }
        show(options);
    }

    private static void show(Options options) throws IOException, InterruptedException {
        CountDownLatch ended = new CountDownLatch(1);
        BackendProcess backend = BackendProcess.start(options.speed());
        BackendControl control = new BackendControl(backend.address());
        control.advance(MINUTES_TO_MORNING).block();
        Departures departures = new Departures(backend.address(), Duration.ofMillis(400));
        BoardServer server = BoardServer.start(departures, control, options.port(), options.speed());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            stop(server, departures, backend);
            ended.countDown();
        }, "stop"));
        System.out.println("departures backend: " + backend.address());
        System.out.println("departures board:   " + server.address() + "   (stop with Ctrl-C)");
        ended.await();
    }

    private static void stop(AutoCloseable... running) {
        try {
            Closing.all(running);
            System.out.println("stopped");
        } catch (Exception e) { // nobody is left to handle it
            System.err.println("Stopped, but not all of it ended as it should:");
            e.printStackTrace();
        }
    }
}
