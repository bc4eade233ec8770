package dev.millrace.benchmarks.suite;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * What the suite is asked for.
 *
 * @param isFull all rather than the short set
 * @param rounds how many processes of each kind; 0 if it is not said
 * @param asked the numbers of to-dos; empty if it is not said
 * @param only finds the processes that are run
 * @param page takes the table
 */
record SuiteArguments(boolean isFull, int rounds, List<Integer> asked, Pattern only, @Nullable Path page) {

    private static final List<Integer> SHORT_SIZES = List.of(100_000, 1_000_000);
    private static final List<Integer> FULL_SIZES = List.of(10_000, 100_000, 1_000_000);
    private static final int FULL_ROUNDS = 5;
    private static final int MILLION = 1_000_000;

    static SuiteArguments of(String[] args) {
        boolean full = false;
        int rounds = 0;
        List<Integer> sizes = List.of();
        Pattern only = Pattern.compile("");
        Path page = null;
        for (String arg : args) {
            String value = arg.substring(arg.indexOf('=') + 1);
            if (arg.equals("set=short") || arg.equals("set=full")) {
                full = value.equals("full");
            } else if (arg.startsWith("rounds=")) {
                rounds = Integer.parseInt(value);
            } else if (arg.startsWith("rows=")) {
                sizes = Stream.of(value.split(",")).map(Integer::valueOf).toList();
            } else if (arg.startsWith("only=")) {
                only = Pattern.compile(value);
            } else if (arg.startsWith("page=")) {
                page = Path.of(value);
            } else {
                throw new IllegalArgumentException(
                        arg + " is none of set=short, set=full, rounds=, rows=, only=, page=");
            }
        }
        return new SuiteArguments(full, rounds, sizes, only, page);
    }

    /** The numbers of to-dos. */
    List<Integer> sizes() {
        return !asked.isEmpty() ? asked : isFull ? FULL_SIZES : SHORT_SIZES;
    }

    /** The numbers of to-dos for what is measured beside the queries of the workload. */
    List<Integer> sizes(ExtraCase.Family family) {
        return asked.isEmpty() && !isFull ? family.sizes() : sizes();
    }

    /** How many processes of each kind there are: where memory is slow figures differ most from one to the next. */
    int forks(int size) {
        return rounds > 0 ? rounds : isFull ? FULL_ROUNDS : size >= MILLION ? 2 : 1;
    }
}
