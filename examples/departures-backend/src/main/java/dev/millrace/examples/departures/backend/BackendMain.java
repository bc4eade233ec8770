package dev.millrace.examples.departures.backend;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.CountDownLatch;

import reactor.netty.ChannelBindException;

/**
 * Starts the backend as a process of its own.
 *
 * <p>Arguments: {@code --port N} (8090; 0 takes any free port), {@code --speed X} (120; 0 stands still),
 * {@code --seed S} (1), {@code --exit-with-stdin}. When it listens it prints one line with its address. It stops on
 * SIGTERM and SIGINT, and, if told so, at the end of its standard input.
 */
public final class BackendMain {
    private static final int WRONG_ARGUMENTS = 2;
    private static final int CANNOT_START = 1;

    private BackendMain() {}

    /** Runs the backend until the process is told to stop. */
    public static void main(String[] args) throws IOException, InterruptedException {
        Arguments arguments;
        try {
            arguments = Arguments.parse(args);
        } catch (IllegalArgumentException wrong) {
            exit(WRONG_ARGUMENTS, wrong.getMessage() + "\n" + Arguments.USAGE);
            return;
        }
        try (DeparturesBackend backend = DeparturesBackend.start(arguments.options())) {
            Runtime.getRuntime().addShutdownHook(new Thread(backend::close, "departures-backend-stop"));
            System.out.println("departures backend listening on " + backend.uri());
            if (arguments.exitWithStdin()) {
                awaitEnd(System.in);
            } else {
                new CountDownLatch(1).await(); // until the process is killed
            }
        } catch (ChannelBindException taken) {
            exit(CANNOT_START, "cannot listen on port " + taken.localPort() + ": " + taken.getMessage()
                    + "; is another backend running? Take another --port, or 0 for any");
        }
    }

    private static void awaitEnd(InputStream input) throws IOException {
        input.transferTo(OutputStream.nullOutputStream());
    }

    private static void exit(int status, String message) {
        System.err.println(message);
        System.exit(status);
    }
}
