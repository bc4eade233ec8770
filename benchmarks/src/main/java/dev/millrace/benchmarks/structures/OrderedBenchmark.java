package dev.millrace.benchmarks.structures;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
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

/**
 * Rows in an order: the counted tree beside a {@link TreeSet}, which knows no positions, and a sorted {@link ArrayList}, whose
 * changes move half of it. A change is a row that goes and one that comes, at another place; all operations are at random rows.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 3, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = {"-Xms2g", "-Xmx2g"})
public class OrderedBenchmark {

    /** Rows, and others to take their places. */
    @State(Scope.Benchmark)
    public abstract static class Rows {

        /** How many. */
        @Param({"1000", "10000", "100000", "1000000"}) public int size;
        /** What they are ordered by. */
        @Param({"LONG", "STRING", "TWO_TERMS"}) public String by = "";

        Entry[] rows = {};
        Entry[] spare = {};
        private int[] slots = {};
        private int step;

        final void makeRows() {
            Entries entries = new Entries();
            rows = entries.make(size, 1);
            spare = entries.make(size, 1);
            slots = entries.shuffled(size);
        }

        final EntryOrder.By by() {
            return EntryOrder.By.valueOf(by);
        }

        final int nextSlot() {
            step = step + 1 == size ? 0 : step + 1;
            return slots[step];
        }

        /** Puts another row in a slot. */
        final void replace(int slot) {
            Entry row = rows[slot];
            rows[slot] = spare[slot];
            spare[slot] = row;
        }
    }

    /** Rows in a tree. */
    public static class TreeRows extends Rows {
        private @Nullable CountedTree built;

        /** Builds the tree. */
        @Setup
        public void build() {
            makeRows();
            CountedTree tree = new CountedTree(new EntryOrder(by(), rows));
            int[] all = new int[size];
            Arrays.setAll(all, i -> i);
            tree.sortAndBuild(all, size);
            for (int i = 0; i < size; i++) {
                change(tree);
            }
            built = tree;
        }

        CountedTree tree() {
            if (built == null) {
                throw new IllegalStateException("the tree is not built");
            }
            return built;
        }

        final void change(CountedTree tree) {
            int slot = nextSlot();
            tree.remove(slot);
            replace(slot);
            tree.add(slot);
        }
    }

    /** Rows in a set. */
    public static class SetRows extends Rows {
        private TreeSet<Entry> set = new TreeSet<>(Entry.BY_RANK);

        TreeSet<Entry> set() {
            return set;
        }

        /** Builds the set. */
        @Setup
        public void build() {
            makeRows();
            set = new TreeSet<>(by().comparator());
            set.addAll(Arrays.asList(rows));
        }
    }

    /** Rows in a list. */
    public static class ListRows extends Rows {
        private List<Entry> list = List.of();

        List<Entry> list() {
            return list;
        }

        /** Builds the list. */
        @Setup
        public void build() {
            makeRows();
            list = new ArrayList<>(Arrays.asList(rows));
            list.sort(by().comparator());
        }

        final int find(int slot) {
            return Collections.binarySearch(list, rows[slot], by().comparator());
        }
    }

    /** A change of the tree. */
    @Benchmark
    public void changeTree(TreeRows state) {
        state.change(state.tree());
    }

    /** A change of the set. */
    @Benchmark
    public void changeSet(SetRows state) {
        int slot = state.nextSlot();
        state.set.remove(state.rows[slot]);
        state.replace(slot);
        state.set.add(state.rows[slot]);
    }

    /** A change of the list. */
    @Benchmark
    public void changeList(ListRows state) {
        int slot = state.nextSlot();
        state.list.remove(state.find(slot));
        state.replace(slot);
        state.list.add(-state.find(slot) - 1, state.rows[slot]);
    }

    /**
     * Whether the tree has a row.
     *
     * @return true
     */
    @Benchmark
    public boolean findInTree(TreeRows state) {
        return state.tree().contains(state.nextSlot());
    }

    /**
     * Whether the set has a row.
     *
     * @return true
     */
    @Benchmark
    public boolean findInSet(SetRows state) {
        return state.set.contains(state.rows[state.nextSlot()]);
    }

    /**
     * The position of a row of the tree.
     *
     * @return the position
     */
    @Benchmark
    public int rankInTree(TreeRows state) {
        return state.tree().rank(state.nextSlot());
    }

    /**
     * The position of a row of the list.
     *
     * @return the position
     */
    @Benchmark
    public int rankInList(ListRows state) {
        return state.find(state.nextSlot());
    }

    /**
     * The slot at a position of the tree.
     *
     * @return the slot
     */
    @Benchmark
    public int selectFromTree(TreeRows state) {
        return state.tree().select(state.nextSlot());
    }
}
