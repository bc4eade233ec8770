package dev.millrace.benchmarks.suite;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** What the suite is asked for. */
record SuiteArguments(boolean isFull, int rounds, int[] sizes, Pattern only, @Nullable Path page) {

    private static final int[] SHORT_SIZES = {100_000, 1_000_000};
    private static final int[] FULL_SIZES = {10_000, 100_000, 1_000_000};
    private static final int SHORT_ROUNDS = 2;
    private static final int FULL_ROUNDS = 5;

    static SuiteArguments of(String[] args) {
        boolean full = false;
        int rounds = 0;
        int[] sizes = {};
        Pattern only = Pattern.compile("");
        Path page = null;
        for (String arg : args) {
            String value = arg.substring(arg.indexOf('=') + 1);
            if (arg.equals("set=short") || arg.equals("set=full")) {
                full = value.equals("full");
            } else if (arg.startsWith("rounds=")) {
                rounds = Integer.parseInt(value);
            } else if (arg.startsWith("rows=")) {
                sizes = List.of(value.split(",")).stream().mapToInt(Integer::parseInt).toArray();
            } else if (arg.startsWith("only=")) {
                only = Pattern.compile(value);
            } else if (arg.startsWith("page=")) {
                page = Path.of(value);
            } else {
                throw new IllegalArgumentException(
                        arg + " is none of set=short, set=full, rounds=, rows=, only=, page=");
            }
        }
        return new SuiteArguments(full, rounds > 0 ? rounds : full ? FULL_ROUNDS : SHORT_ROUNDS,
                sizes.length > 0 ? sizes : full ? FULL_SIZES : SHORT_SIZES, only, page);
    }
}
