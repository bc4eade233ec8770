package dev.millrace.engine.tpch;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * The rows of all tables in a random order, as the changes of one row that load them. On the way some are deleted, and inserted
 * again at some later time, so that in the end all are there.
 */
final class History {

    private static final int DELETE_ONE_IN = 8;

    private final Random random;
    private final List<TpchRow> absent;
    private final List<TpchRow> present = new ArrayList<>();
    private final List<Change> changes = new ArrayList<>();

    private History(List<TpchRow> rows, long seed) {
        random = new Random(seed);
        absent = new ArrayList<>(rows);
    }

    /** The changes, always the same for a seed. */
    static List<Change> of(List<TpchRow> rows, long seed) {
        History history = new History(rows, seed);
        while (!history.absent.isEmpty()) {
            history.next();
        }
        return history.changes;
    }

    private void next() {
        if (!present.isEmpty() && random.nextInt(DELETE_ONE_IN) == 0) {
            TpchRow row = removeAny(present);
            absent.add(row);
            changes.add(new Change(row, false));
        } else {
            TpchRow row = removeAny(absent);
            present.add(row);
            changes.add(new Change(row, true));
        }
    }

    private TpchRow removeAny(List<TpchRow> rows) {
        int last = rows.size() - 1;
        Collections.swap(rows, random.nextInt(rows.size()), last);
        return rows.remove(last);
    }
}
