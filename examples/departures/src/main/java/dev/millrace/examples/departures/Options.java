package dev.millrace.examples.departures;

import java.util.Iterator;
import java.util.List;

/**
 * What the program is asked for.
 *
 * @param check whether to check instead of showing
 * @param port the page's port; 0 for a free one
 * @param speed how many times faster than real time the flights are replayed
 */
public record Options(boolean check, int port, double speed) {

    static final String USAGE = "usage: [--check] | [--port N] [--speed X]";

    private static final int USUAL_PORT = 8080;
    private static final int GREATEST_PORT = 65_535;
    private static final double USUAL_SPEED = 120;
    private static final int GREATEST_SPEED = 10_000;

    static Options parse(String... args) {
        boolean check = false;
        int port = USUAL_PORT;
        double speed = USUAL_SPEED;
        Iterator<String> rest = List.of(args).iterator();
        while (rest.hasNext()) {
            String option = rest.next();
            switch (option) {
                case "--check" -> check = true;
                case "--port" -> port = port(rest);
                case "--speed" -> speed = speed(rest);
                default -> throw new IllegalArgumentException("unknown option \"" + option + "\"");
            }
        }
        return new Options(check, port, speed);
    }

    private static int port(Iterator<String> rest) {
        String text = value(rest);
        try {
            int port = Integer.parseInt(text);
            if (port >= 0 && port <= GREATEST_PORT) {
                return port;
            }
        } catch (NumberFormatException e) { // told below, like a number out of range
        }
        throw new IllegalArgumentException(
                "--port takes a whole number from 0 to " + GREATEST_PORT + ", but was given " + text);
    }

    private static double speed(Iterator<String> rest) {
        String text = value(rest);
        try {
            double speed = Double.parseDouble(text);
            if (speed >= 1 && speed <= GREATEST_SPEED) {
                return speed;
            }
        } catch (NumberFormatException e) { // told below, like a number out of range
        }
        throw new IllegalArgumentException(
                "--speed takes a number from 1 to " + GREATEST_SPEED + ", but was given " + text);
    }

    private static String value(Iterator<String> rest) {
        return rest.hasNext() ? rest.next() : "nothing";
    }
}
