package dev.millrace.benchmarks.suite;

import java.util.Collection;

import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** One benchmark, run by JMH in this process: the process is the fork. */
final class JmhRun {

    private final String pattern;
    private final ChainedOptionsBuilder options;

    /**
     * A run.
     *
     * @param pattern finds the one benchmark
     * @param millis of an iteration; 0 if the benchmark itself says how long
     */
    JmhRun(String pattern, int millis) {
        this.pattern = pattern;
        options = new OptionsBuilder().include(pattern).forks(0).addProfiler(GCProfiler.class).shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT);
        if (millis > 0) {
            options.warmupTime(TimeValue.milliseconds(millis)).measurementTime(TimeValue.milliseconds(millis));
        }
    }

    /** Sets a parameter. */
    JmhRun with(String parameter, String value) {
        options.param(parameter, value);
        return this;
    }

    /**
     * Runs it.
     *
     * @param singles whether single times are taken
     */
    Figure figure(boolean singles) throws RunnerException {
        Collection<RunResult> results = new Runner(options.build()).run();
        if (results.size() != 1) {
            throw new IllegalStateException(pattern + " is to find one benchmark, found " + results.size());
        }
        RunResult run = results.iterator().next();
        Result<?> time = run.getPrimaryResult();
        @Nullable Result<?> allocated = run.getSecondaryResults().get("gc.alloc.rate.norm");
        Double bytes = allocated == null ? null : allocated.getScore();
        if (!singles) {
            return new Figure("ns", time.getScore(), null, null, null, null, bytes, null);
        }
        var times = time.getStatistics();
        return new Figure("ns", time.getScore(), times.getPercentile(50), times.getPercentile(99),
                times.getPercentile(99.9), times.getMax(), bytes, null);
    }
}
