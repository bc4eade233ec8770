package dev.millrace.benchmarks.suite;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * What one contestant took for one measure.
 *
 * @param unit of all but the allocation
 * @param mean of a loop, or of the single times
 * @param p50 the median of single times
 * @param alloc bytes allocated by an operation
 * @param spread the least, middle and greatest of the forks; none if there was one fork
 */
public record Figure(String unit, @Nullable Double mean, @Nullable Double p50, @Nullable Double p99,
        @Nullable Double p999, @Nullable Double max, @Nullable Double alloc, @Nullable List<Double> spread) {

    /** A figure that is one number. */
    static Figure of(String unit, double value) {
        return new Figure(unit, value, null, null, null, null, null, null);
    }

    /** The one number that is compared: the median of single times if they were taken. */
    double main() {
        return p50 != null ? p50 : Objects.requireNonNull(mean, "a figure has a mean or a median");
    }

    /** The figure of the middle fork, with the spread over all. */
    static Figure ofForks(List<Figure> forks) {
        List<Figure> sorted = forks.stream().sorted(Comparator.comparingDouble(Figure::main)).toList();
        Figure middle = sorted.get((sorted.size() - 1) / 2);
        int half = sorted.size() / 2;
        double median = sorted.size() % 2 == 1 ? middle.main()
                : (sorted.get(half - 1).main() + sorted.get(half).main()) / 2;
        return new Figure(middle.unit, middle.mean, middle.p50, middle.p99, middle.p999, middle.max, middle.alloc,
                List.of(sorted.get(0).main(), median, sorted.get(sorted.size() - 1).main()));
    }

    /** The middle of the forks, or the number of the only one. */
    double typical() {
        return spread == null ? main() : spread.get(1);
    }
}
