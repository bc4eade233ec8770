package dev.millrace.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.openjdk.jmh.Main;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs benchmarks as JMH's own main class does, with the same arguments, and always with the memory that an operation allocates.
 * Ends with a table of time and memory. The results go to {@value #RESULTS} unless {@code -rff} names another file.
 */
public final class BenchmarkMain {

    static final String RESULTS = "target/board.json";

    private static final String ALLOCATIONS = "gc";

    private BenchmarkMain() {
    }

    /**
     * Runs benchmarks.
     *
     * @param args as for JMH: patterns of names, and options; {@code -h} lists them
     * @throws IOException if the file of results cannot be written
     */
    public static void main(String[] args) throws IOException {
        try {
            CommandLineOptions asked = new CommandLineOptions(args);
            if (asked.shouldHelp() || asked.shouldList() || asked.shouldListWithParams() || asked.shouldListProfilers()
                    || asked.shouldListResultFormats()) {
                Main.main(args);
            } else {
                System.out.println();
                System.out.println(run(asked));
            }
        } catch (CommandLineOptionException | RunnerException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    static ResultTable run(CommandLineOptions asked) throws RunnerException, IOException {
        Options options = options(asked);
        Path parent = Path.of(options.getResult().get()).toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        return ResultTable.of(new Runner(options).run());
    }

    private static Options options(CommandLineOptions asked) {
        ChainedOptionsBuilder options = new OptionsBuilder().parent(asked)
                .shouldFailOnError(asked.shouldFailOnError().orElse(true))
                .resultFormat(asked.getResultFormat().orElse(ResultFormatType.JSON))
                .result(asked.getResult().orElse(RESULTS));
        if (asked.getProfilers().stream().noneMatch(profiler -> profiler.getKlass().equals(ALLOCATIONS))) {
            options.addProfiler(ALLOCATIONS);
        }
        return options.build();
    }
}
