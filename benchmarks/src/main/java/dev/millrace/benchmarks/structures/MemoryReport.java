package dev.millrace.benchmarks.structures;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.IntConsumer;
import java.util.function.LongSupplier;

import dev.millrace.engine.internal.flow.IndexBudget;
import dev.millrace.engine.internal.flow.IndexRules;
import dev.millrace.engine.internal.flow.RowTable;
import dev.millrace.engine.internal.store.CountedTree;
import dev.millrace.engine.internal.store.KeyMap;
import dev.millrace.engine.internal.store.PartitionedTree;
import dev.millrace.engine.internal.store.SlotIndex;
import dev.millrace.query.RelationRef;
import dev.millrace.query.RowType;
import dev.millrace.query.value.Values;

/**
 * Prints what each structure takes beyond the rows, in bytes a row: what its arrays come to, where it counts them itself, and what
 * the heap has less of when it is there. Each one is measured when it has been built and after as many random changes as it has rows.
 */
public final class MemoryReport {

    private final Entry[] rows;
    private final Entry[] spare;
    private final int[] slots;
    private final int size;

    private MemoryReport(int size, int shared) {
        Entries entries = new Entries();
        this.size = size;
        this.rows = entries.make(size, shared);
        this.spare = entries.make(size, shared);
        this.slots = entries.shuffled(size);
    }

    /** A structure that is measured. */
    private abstract class Subject {
        private final String name;

        Subject(String name) {
            this.name = name;
        }

        void build() {
            for (int slot = 0; slot < size; slot++) {
                add(slot);
            }
        }

        abstract void remove(int slot);

        abstract void add(int slot);

        /** What it counts itself; 0 if it does not. */
        long bytes() {
            return 0;
        }
    }

    /**
     * Prints the report.
     *
     * @param args the numbers of rows; 100 000 and a million if none are given
     */
    public static void main(String[] args) {
        int[] sizes = args.length == 0 ? new int[] {100_000, 1_000_000}
                : Arrays.stream(args).mapToInt(Integer::parseInt).toArray();
        System.out.println("| structure | rows | counted, built | heap, built | counted, changed | heap, changed |");
        System.out.println("|---|---|---|---|---|---|");
        for (int size : sizes) {
            measureAll(size);
            for (int shared : new int[] {2, 10, 100}) {
                measureGroups(size, shared);
            }
        }
    }

    private static void measureAll(int size) {
        MemoryReport report = new MemoryReport(size, 1);
        report.table().forEach(report::measure);
        report.orders().forEach(report::measure);
        report.groups(1).forEach(report::measure);
    }

    private static void measureGroups(int size, int shared) {
        MemoryReport report = new MemoryReport(size, shared);
        report.groups(shared).forEach(report::measure);
    }

    private void measure(Subject subject) {
        long before = used();
        subject.build();
        long built = used() - before;
        long counted = subject.bytes();
        for (int slot : slots) {
            change(subject, slot);
        }
        for (int slot : slots) {
            change(subject, slot);
        }
        long changed = used() - before;
        System.out.printf(Locale.ROOT, "| %s | %d | %s | %s | %s | %s |%n", subject.name, size, perRow(counted),
                perRow(built), perRow(subject.bytes()), perRow(changed));
    }

    private void change(Subject subject, int slot) {
        subject.remove(slot);
        Entry row = rows[slot];
        rows[slot] = spare[slot];
        spare[slot] = row;
        subject.add(slot);
    }

    private String perRow(long bytes) {
        return bytes == 0 ? "" : String.format(Locale.ROOT, "%.1f", bytes / (double) size);
    }

    private static long used() {
        Runtime runtime = Runtime.getRuntime();
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private List<Subject> table() {
        RowType<Entry> type = RowType.of(Entry.class);
        KeyMap map = new KeyMap(type.component("id"));
        return List.of(new Subject("row table: rows and keys") {
            private final RowTable table = new RowTable(new RelationRef<>("entries", type, type.component("id")),
                    new IndexBudget(IndexRules.STANDARD));

            @Override
            void build() {
                for (int from = 0; from < size; from += 1000) {
                    for (int slot = from; slot < Math.min(size, from + 1000); slot++) {
                        table.stage(rows[slot].id(), rows[slot]);
                    }
                    commit();
                }
            }

            private void commit() {
                table.prepare();
                table.switchIn();
                table.finish();
            }

            @Override
            void remove(int slot) {
                table.stage(rows[slot].id(), null);
                commit();
            }

            @Override
            void add(int slot) {
                table.stage(rows[slot].id(), rows[slot]);
                commit();
            }
        }, new Index("of that: key map", slot -> map.add(slot, Values.hash(rows[slot].id())), map::remove, map::bytes));
    }

    private List<Subject> orders() {
        List<Subject> subjects = new ArrayList<>();
        for (EntryOrder.By by : EntryOrder.By.values()) {
            subjects.add(new Tree("counted tree by " + by, new CountedTree(new EntryOrder(by, rows))));
        }
        EntryOrder order = new EntryOrder(EntryOrder.By.LONG, rows);
        subjects.add(new Tree("counted tree without prefixes", new CountedTree(order::compare)));
        subjects.add(new Subject("TreeSet of rows") {
            private final TreeSet<Entry> set = new TreeSet<>(Entry.BY_RANK);

            @Override
            void build() {
                set.addAll(Arrays.asList(rows));
            }

            @Override
            void remove(int slot) {
                set.remove(rows[slot]);
            }

            @Override
            void add(int slot) {
                set.add(rows[slot]);
            }
        });
        return subjects;
    }

    /** A tree. */
    private final class Tree extends Subject {
        private final CountedTree tree;

        Tree(String name, CountedTree tree) {
            super(name);
            this.tree = tree;
        }

        @Override
        void build() {
            int[] all = new int[size];
            Arrays.setAll(all, i -> i);
            tree.sortAndBuild(all, size);
        }

        @Override
        void remove(int slot) {
            tree.remove(slot);
        }

        @Override
        void add(int slot) {
            tree.add(slot);
        }

        @Override
        long bytes() {
            return tree.bytes();
        }
    }

    /** An index of slots. */
    private final class Index extends Subject {
        private final IntConsumer adding;
        private final IntConsumer removing;
        private final LongSupplier bytes;

        Index(String name, IntConsumer adding, IntConsumer removing, LongSupplier bytes) {
            super(name);
            this.adding = adding;
            this.removing = removing;
            this.bytes = bytes;
        }

        @Override
        void remove(int slot) {
            removing.accept(slot);
        }

        @Override
        void add(int slot) {
            adding.accept(slot);
        }

        @Override
        long bytes() {
            return bytes.getAsLong();
        }
    }

    private List<Subject> groups(int shared) {
        String of = ", groups of " + shared;
        GroupProbe probe = new GroupProbe(rows);
        SlotIndex index = new SlotIndex();
        PartitionedTree tree = new PartitionedTree(new EntryOrder(EntryOrder.By.LONG, rows));
        return List.of(
                new Index("slot index" + of, slot -> index.add(probe.of(rows[slot]), slot),
                        slot -> index.remove(probe.of(rows[slot]), slot), index::bytes),
                new Index("partitioned tree by LONG" + of, slot -> tree.add(probe.of(rows[slot]), slot),
                        slot -> tree.remove(probe.of(rows[slot]), slot), tree::bytes),
                new Subject("HashMap of TreeSets" + of) {
                    private final Map<Long, TreeSet<Entry>> map = new HashMap<>();

                    @Override
                    void remove(int slot) {
                        map.computeIfPresent(rows[slot].group(),
                                (group, set) -> set.remove(rows[slot]) && set.isEmpty() ? null : set);
                    }

                    @Override
                    void add(int slot) {
                        map.computeIfAbsent(rows[slot].group(), group -> new TreeSet<>(Entry.BY_RANK)).add(rows[slot]);
                    }
                });
    }
}
