package dev.millrace.benchmarks.structures;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

import org.eclipse.collections.impl.map.mutable.primitive.LongObjectHashMap;
import org.eclipse.collections.impl.multimap.set.UnifiedSetMultimap;
import org.eclipse.collections.impl.set.mutable.primitive.IntHashSet;
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

import dev.millrace.engine.internal.store.PartitionedTree;
import dev.millrace.engine.internal.store.SlotIndex;

/**
 * Rows by a {@code long} that they share with others: the slot index beside maps of sets and multimaps, and the ordered index
 * beside a map of {@link TreeSet}s. A change is a row that goes and one of another group that comes; finding is finding the group of
 * a row and reading one of it.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 3, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = {"-Xms2g", "-Xmx2g"})
public class GroupedBenchmark {

    /** Rows in something that holds groups. */
    @State(Scope.Benchmark)
    public abstract static class Groups {

        /** How many rows. */
        @Param({"1000", "10000", "100000", "1000000"}) public int size;
        /** How many rows a group has. */
        @Param({"1", "10", "100"}) public int shared;

        Entry[] rows = {};
        private Entry[] spare = {};
        private int[] slots = {};
        private int step;

        /** Makes the rows and adds them. */
        @Setup
        public final void fill() {
            Entries entries = new Entries();
            rows = entries.make(size, shared);
            spare = entries.make(size, shared);
            slots = entries.shuffled(size);
            if (shared == 1) {
                for (int i = 0; i < size; i++) {
                    spare[i] = new Entry(i, size + i, rows[i].flag(), rows[i].rank(), rows[i].title());
                }
            }
            start();
            for (int slot = 0; slot < size; slot++) {
                add(slot);
            }
        }

        abstract void start();

        abstract void add(int slot);

        abstract void remove(int slot);

        final int nextSlot() {
            step = step + 1 == size ? 0 : step + 1;
            return slots[step];
        }

        final void change() {
            int slot = nextSlot();
            remove(slot);
            Entry row = rows[slot];
            rows[slot] = spare[slot];
            spare[slot] = row;
            add(slot);
        }

        static <T> T started(@Nullable T structure) {
            if (structure == null) {
                throw new IllegalStateException("not started");
            }
            return structure;
        }
    }

    /** The slot index. */
    public static class SlotGroups extends Groups {
        private SlotIndex index = new SlotIndex();
        private GroupProbe probe = new GroupProbe(rows);

        @Override
        void start() {
            index = new SlotIndex();
            probe = new GroupProbe(rows);
        }

        @Override
        void add(int slot) {
            index.add(probe.of(rows[slot]), slot);
        }

        @Override
        void remove(int slot) {
            index.remove(probe.of(rows[slot]), slot);
        }
    }

    /** A map of the JDK. */
    public static class MapGroups extends Groups {
        private final Map<Long, IntHashSet> map = new HashMap<>();

        @Override
        void start() {
            map.clear();
        }

        @Override
        void add(int slot) {
            map.computeIfAbsent(rows[slot].group(), group -> new IntHashSet()).add(slot);
        }

        @Override
        void remove(int slot) {
            IntHashSet slots = started(map.get(rows[slot].group()));
            slots.remove(slot);
            if (slots.isEmpty()) {
                map.remove(rows[slot].group());
            }
        }
    }

    /** A map of Eclipse Collections. */
    public static class PrimitiveMapGroups extends Groups {
        private final LongObjectHashMap<IntHashSet> map = new LongObjectHashMap<>();

        @Override
        void start() {
            map.clear();
        }

        @Override
        void add(int slot) {
            map.getIfAbsentPut(rows[slot].group(), () -> new IntHashSet()).add(slot);
        }

        @Override
        void remove(int slot) {
            IntHashSet slots = map.get(rows[slot].group());
            slots.remove(slot);
            if (slots.isEmpty()) {
                map.remove(rows[slot].group());
            }
        }
    }

    /** A multimap of Eclipse Collections. */
    public static class MultimapGroups extends Groups {
        private final UnifiedSetMultimap<Long, Integer> map = UnifiedSetMultimap.newMultimap();

        @Override
        void start() {
            map.clear();
        }

        @Override
        void add(int slot) {
            map.put(rows[slot].group(), slot);
        }

        @Override
        void remove(int slot) {
            map.remove(rows[slot].group(), slot);
        }
    }

    /** The ordered index. */
    public static class OrderedGroups extends Groups {
        private @Nullable PartitionedTree index;
        private GroupProbe probe = new GroupProbe(rows);

        @Override
        void start() {
            index = new PartitionedTree(new EntryOrder(EntryOrder.By.LONG, rows));
            probe = new GroupProbe(rows);
        }

        @Override
        void add(int slot) {
            started(index).add(probe.of(rows[slot]), slot);
        }

        @Override
        void remove(int slot) {
            started(index).remove(probe.of(rows[slot]), slot);
        }
    }

    /** A map of sets of the JDK. */
    public static class OrderedMapGroups extends Groups {
        private final Map<Long, TreeSet<Entry>> map = new HashMap<>();

        @Override
        void start() {
            map.clear();
        }

        @Override
        void add(int slot) {
            map.computeIfAbsent(rows[slot].group(), group -> new TreeSet<>(Entry.BY_RANK)).add(rows[slot]);
        }

        @Override
        void remove(int slot) {
            TreeSet<Entry> set = started(map.get(rows[slot].group()));
            set.remove(rows[slot]);
            if (set.isEmpty()) {
                map.remove(rows[slot].group());
            }
        }
    }

    /** A change of the slot index. */
    @Benchmark
    public void changeIndex(SlotGroups state) {
        state.change();
    }

    /** A change of the JDK's map. */
    @Benchmark
    public void changeMap(MapGroups state) {
        state.change();
    }

    /** A change of the primitive map. */
    @Benchmark
    public void changePrimitiveMap(PrimitiveMapGroups state) {
        state.change();
    }

    /** A change of the multimap. */
    @Benchmark
    public void changeMultimap(MultimapGroups state) {
        state.change();
    }

    /** A change of the ordered index. */
    @Benchmark
    public void changeOrderedIndex(OrderedGroups state) {
        state.change();
    }

    /** A change of the map of sorted sets. */
    @Benchmark
    public void changeOrderedMap(OrderedMapGroups state) {
        state.change();
    }

    /**
     * Finds a group in the slot index.
     *
     * @return one of its slots
     */
    @Benchmark
    public int findInIndex(SlotGroups state) {
        return state.index.slotAt(state.index.find(state.probe.of(state.rows[state.nextSlot()])), 0);
    }

    /**
     * Finds a group in the JDK's map.
     *
     * @return one of its slots
     */
    @Benchmark
    public int findInMap(MapGroups state) {
        return Groups.started(state.map.get(state.rows[state.nextSlot()].group())).size();
    }

    /**
     * Finds a group in the primitive map.
     *
     * @return one of its slots
     */
    @Benchmark
    public int findInPrimitiveMap(PrimitiveMapGroups state) {
        return state.map.get(state.rows[state.nextSlot()].group()).size();
    }

    /**
     * Finds the first row of a group in the ordered index.
     *
     * @return its slot
     */
    @Benchmark
    public int firstInOrderedIndex(OrderedGroups state) {
        PartitionedTree index = Groups.started(state.index);
        return index.first(index.find(state.probe.of(state.rows[state.nextSlot()])));
    }

    /**
     * Finds the first row of a group in the map of sorted sets.
     *
     * @return the row
     */
    @Benchmark
    public Entry firstInOrderedMap(OrderedMapGroups state) {
        return Groups.started(state.map.get(state.rows[state.nextSlot()].group())).first();
    }
}
