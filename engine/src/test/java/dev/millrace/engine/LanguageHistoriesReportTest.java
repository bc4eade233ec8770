package dev.millrace.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import dev.millrace.testkit.language.LanguageCase;
import dev.millrace.testkit.sample.Choices;

/**
 * As {@link LanguageHistoryTest}, with many and longer histories and a report at the end: runs in the profile {@code oracle-engine},
 * with {@code -Dhistories=}, {@code -Dqueries=} for so many open at once, and, to repeat a run, {@code -Dseed=}.
 */
@Tag("oracle-engine")
class LanguageHistoriesReportTest {

    private static final int HISTORIES = Integer.getInteger("histories", 1_000);
    private static final int COMMITS = 52;
    private static final int SHOWN = 20;
    /** So many histories with so many queries at once go each way of the engine that often. */
    private static final int MANY = 2_000;
    private static final int SEVERAL = 10;
    private static final long OFTEN = 1_000;
    private final OperatorPairs pairs = new OperatorPairs();
    private final List<String> differences = Collections.synchronizedList(new ArrayList<>());
    private final List<Integer> sourceRows = Collections.synchronizedList(new ArrayList<>());
    private final List<Integer> commits = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, Long> ways = new ConcurrentSkipListMap<>();
    private final AtomicLong compared = new AtomicLong();
    private final AtomicLong withRows = new AtomicLong();
    private final AtomicLong strict = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();

    @Test
    void commit_anyQuery_equalsAFreshEvaluation() throws InterruptedException, ExecutionException {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("seed " + seed);
        ExecutorService threads = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < HISTORIES; i++) {
                long own = seed + i;
                running.add(threads.submit(() -> history(own)));
            }
            for (Future<?> history : running) {
                history.get();
            }
        } finally {
            threads.shutdownNow();
        }
        print();
        assertThat(differences).isEmpty();
        if (HISTORIES >= MANY && Integer.getInteger("queries", 0) >= SEVERAL) {
            assertThat(ways).as("ways that are gone").allSatisfy((way, times) -> assertThat(times)
                    .as(way).isGreaterThanOrEqualTo(OFTEN));
        }
        assertThat(withRows.get() * 2).as("comparisons with rows").isGreaterThanOrEqualTo(compared.get());
        System.out.println("0 differences");
    }

    private void history(long seed) {
        Choices choices = Choices.seeded(seed);
        LanguageCase drawn = RandomCases.of(seed, choices);
        try {
            LanguageHistory history = new LanguageHistory(drawn, choices);
            history.run(COMMITS);
            compared.addAndGet(history.compared());
            withRows.addAndGet(history.comparedRows());
            sourceRows.add(history.sourceRows());
            commits.add(history.commits());
            pairs.add(history.operators());
            history.choices().forEach((way, times) -> ways.merge(way, times, Long::sum));
            strict.addAndGet(history.isStrict() ? 1 : 0);
            failed.addAndGet(history.hasFailed() ? 1 : 0);
        } catch (RuntimeException | AssertionError e) {
            differences.add("-Dhistories=1 -Dseed=" + seed + ": " + e);
        }
    }

    private static int median(List<Integer> numbers) {
        List<Integer> sorted = numbers.stream().sorted().toList();
        return sorted.isEmpty() ? 0 : sorted.get(sorted.size() / 2);
    }

    private void print() {
        System.out.printf("%d histories of %d commits over %d source rows (medians), %d commits in all%n", HISTORIES,
                median(commits), median(sourceRows), commits.stream().mapToLong(Integer::longValue).sum());
        System.out.printf("%d comparisons, %.0f%% with rows%n", compared.get(),
                100.0 * withRows.get() / compared.get());
        System.out.printf("%d queries that fail at their first problem, of which %d met one%n", strict.get(),
                failed.get());
        System.out.printf("operators above operators: %d of %d pairs%n", pairs.met(), pairs.count());
        ways.forEach((way, times) -> System.out.printf("  %,10d %s%n", times, way));
        pairs.missing().forEach(pair -> System.out.println("  not met: " + pair));
        differences.stream().limit(SHOWN).forEach(System.out::println);
        if (!differences.isEmpty()) {
            System.out.println(differences.size() + " differences");
        }
    }
}
