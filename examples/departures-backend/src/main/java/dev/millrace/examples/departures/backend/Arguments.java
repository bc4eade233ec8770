package dev.millrace.examples.departures.backend;

import java.util.Iterator;
import java.util.List;
import java.util.function.Function;

/**
 * The arguments of {@link BackendMain}. Immutable.
 *
 * @param options how to start
 * @param exitWithStdin whether the end of the standard input ends the process
 */
record Arguments(BackendOptions options, boolean exitWithStdin) {
    static final String USAGE = "usage: BackendMain [--port N] [--speed X] [--seed S] [--exit-with-stdin]";

    private static final int USUAL_PORT = 8090;

    /**
     * Reads the arguments.
     *
     * @throws IllegalArgumentException if they make no sense; the message says which
     */
    static Arguments parse(String... arguments) {
        BackendOptions options = BackendOptions.defaults().withPort(USUAL_PORT);
        boolean exitWithStdin = false;
        for (Iterator<String> rest = List.of(arguments).iterator(); rest.hasNext();) {
            String name = rest.next();
            switch (name) {
                case "--port" -> options = options.withPort(number(name, rest, Integer::valueOf));
                case "--speed" -> options = options.withSpeed(number(name, rest, Double::valueOf));
                case "--seed" -> options = options.withSeed(number(name, rest, Long::valueOf));
                case "--exit-with-stdin" -> exitWithStdin = true;
                default -> throw new IllegalArgumentException("unknown argument " + name);
            }
        }
        return new Arguments(options, exitWithStdin);
    }

    private static <T> T number(String name, Iterator<String> rest, Function<String, T> parser) {
        if (!rest.hasNext()) {
            throw new IllegalArgumentException(name + " needs a number after it");
        }
        String text = rest.next();
        try {
            return parser.apply(text);
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException(name + " needs a number; found \"" + text + "\"", notANumber);
        }
    }
}
