package dev.millrace.benchmarks.structures;

import java.util.Arrays;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import dev.millrace.engine.internal.store.CountedTree;

/** Building an order of rows that are in none: the counted tree beside a sorted array and a {@link TreeSet}. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = {"-Xms2g", "-Xmx2g"})
@State(Scope.Benchmark)
public class BuildBenchmark {

    /** How many rows. */
    @Param({"1000", "10000", "100000", "1000000"}) public int size;
    /** What they are ordered by. */
    @Param({"LONG", "STRING", "TWO_TERMS"}) public String by = "";

    private Entry[] rows = {};
    private EntryOrder.By order = EntryOrder.By.LONG;

    /** Makes the rows. */
    @Setup
    public void makeRows() {
        rows = new Entries().make(size, 1);
        order = EntryOrder.By.valueOf(by);
    }

    /**
     * The tree.
     *
     * @return the tree
     */
    @Benchmark
    public Object buildTree() {
        int[] slots = new int[size];
        for (int i = 0; i < size; i++) {
            slots[i] = i;
        }
        CountedTree tree = new CountedTree(new EntryOrder(order, rows));
        tree.sortAndBuild(slots, size);
        return tree;
    }

    /**
     * A sorted array of the rows.
     *
     * @return the array
     */
    @Benchmark
    public Entry[] sortArray() {
        Entry[] sorted = rows.clone();
        Arrays.sort(sorted, order.comparator());
        return sorted;
    }

    /**
     * A set of the rows.
     *
     * @return the set
     */
    @Benchmark
    public TreeSet<Entry> buildSet() {
        TreeSet<Entry> set = new TreeSet<>(order.comparator());
        set.addAll(Arrays.asList(rows));
        return set;
    }
}
