package dev.millrace.engine.internal.flow;

import dev.millrace.engine.internal.order.SlotKeys;
import dev.millrace.engine.internal.order.SortKey;
import dev.millrace.engine.internal.store.Bytes;
import dev.millrace.engine.internal.store.PartitionedTree;
import dev.millrace.engine.internal.store.Scratch;
import dev.millrace.engine.internal.store.Visits;
import dev.millrace.query.Window;

/**
 * All rows, in order within each of the parts that columns divide them into, where each part has a window of its own: 4 bytes a lane
 * and a row, 10 to 14 for a part, and for a row that is not the only one of its part 4 to 6, or 12 to 22 where there are many.
 * O(log n) in the rows of the part a change, and for each row that enters or leaves with it.
 */
final class WindowParts extends WindowRows {

    private static final int FEWEST = 4;

    private final PartitionedTree parts;
    private final RowProbe probe;
    private final TouchedParts touched;
    /** The place of the part whose window is compared; -1 if it has no rows any more. */
    private int bucket;
    /** Its entries, as they are numbered for the comparison. */
    private int[] entries = new int[FEWEST];

    /**
     * Takes in all rows of the input as they are.
     *
     * @param columns what divides the rows
     * @param order the order, total on the rows of a part
     */
    WindowParts(Operator operator, Operator input, KeyColumns columns, SortKey order, long[] reads, ShownSlots shown,
            Visits visits, Window window) {
        super(operator, input, reads, shown, window);
        this.parts = new PartitionedTree(new SlotKeys(order, rows), visits);
        this.probe = new RowProbe(columns, columns, rows);
        this.touched = new TouchedParts(columns);
        input.scan((slot, lanes, at) -> {
            rows.put(slot, lanes, at);
            parts.add(probe.of(lanes, at), slot);
        });
    }

    @Override
    String name() {
        return "tree of each part";
    }

    @Override
    long orderBytes() {
        return parts.bytes() + touched.bytes() + Bytes.ofInts(entries.length);
    }

    @Override
    void take() {
        Delta changes = input.output();
        begin(changes);
        takeOut(changes);
        switchAll(changes);
        putIn(changes);
        for (int part = 0; part < touched.size(); part++) {
            compare(changes, part);
        }
        touched.clear();
        if (entries.length > Scratch.MOST_KEPT) {
            entries = new int[FEWEST];
        }
        give(changes);
    }

    /** Finds the places of changed rows, and takes those out that may lose them, while the store shows them as they were. */
    private void takeOut(Delta changes) {
        touched.start(changes);
        for (int part = 0; part < touched.size(); part++) {
            int found = parts.find(probe.of(touched.lanes(part), touched.at(part)));
            touched.sizeBefore(part, found < 0 ? 0 : parts.count(found));
        }
        for (int i = 0; i < changes.size(); i++) {
            if (changes.was(i)) {
                int found = parts.find(probe.of(changes.before(), changes.at(i)));
                touched.rankBefore(i, parts.rank(found, changes.slot(i)));
            }
        }
        for (int i = 0; i < changes.size(); i++) {
            if (changes.was(i) && !staysPut(changes, i)) {
                parts.remove(probe.of(changes.before(), changes.at(i)), changes.slot(i));
            }
        }
    }

    private void putIn(Delta changes) {
        for (int i = 0; i < changes.size(); i++) {
            if (changes.is(i) && !staysPut(changes, i)) {
                parts.add(probe.of(changes.after(), changes.at(i)), changes.slot(i));
            }
        }
    }

    private void compare(Delta changes, int part) {
        bucket = parts.find(probe.of(touched.lanes(part), touched.at(part)));
        int size = touched.entries(part);
        if (entries.length < size) {
            entries = new int[size * 2];
        }
        diff = diff.start(diffs, size);
        int number = 0;
        for (int entry = touched.first(part); entry >= 0; entry = touched.next(part, entry)) {
            entries[number] = entry;
            if (touched.wasIn(part, entry)) {
                diff.was(number, touched.rankBefore(entry));
            }
            if (touched.isIn(part, entry)) {
                diff.is(number, parts.rank(bucket, changes.slot(entry)));
            }
            number++;
        }
        diff.compare(window, touched.sizeBefore(part), window, bucket < 0 ? 0 : parts.count(bucket), this);
    }

    @Override
    void move(Window to) {
        diff = diff.start(diffs, 0);
        parts.forEach(found -> {
            bucket = found;
            diff.compare(window, parts.count(found), to, parts.count(found), this);
        });
        diff = diff.end(diffs);
        window = to;
    }

    @Override
    public void changed(int entry, int from, int to, boolean moved) {
        note(entries[entry], from >= 0, to >= 0);
    }

    @Override
    public void shiftedOut(int rank, int from) {
        int slot = parts.select(bucket, rank);
        giveShifted(slot, rows.at(slot), false);
    }

    @Override
    public void shiftedIn(int rank, int to) {
        int slot = parts.select(bucket, rank);
        giveShifted(slot, rows.at(slot), true);
    }

    @Override
    void scan(RowVisitor visitor) {
        parts.forEach(found -> {
            long end = Math.min(window.end(), parts.count(found));
            for (long rank = window.offset(); rank < end; rank++) {
                int slot = parts.select(found, (int) rank);
                visit(slot, rows.at(slot), visitor);
            }
        });
    }

    @Override
    void counts(Counts counts) {
        counts.count("trees of parts kept for windows", 1);
    }

    @Override
    int total() {
        return rows.size();
    }
}
