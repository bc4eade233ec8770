package dev.millrace.engine.internal.flow;

import java.util.ArrayList;
import java.util.List;

import dev.millrace.engine.internal.expr.LaneReads;
import dev.millrace.engine.internal.expr.ScalarCompiler;
import dev.millrace.engine.internal.store.LaneStore;

/**
 * Rows that an operator holds, with an index for each key by which they are looked up. 4 bytes a lane and a row, and 11 to 14 for
 * each index.
 */
final class HeldRows {

    private final LaneStore rows;
    private final List<Index> indexes = new ArrayList<>();

    /** An index and what its columns read. */
    private record Index(RowIndex index, long[] reads) {
    }

    /** Holds no rows yet. */
    HeldRows(int width) {
        this.rows = new LaneStore(width);
    }

    /** The rows, as they were before the commit until it is {@linkplain #apply applied}. */
    LaneStore rows() {
        return rows;
    }

    long bytes() {
        return rows.bytes() + indexes.stream().mapToLong(index -> index.index().slots().bytes()).sum();
    }

    int size() {
        return rows.size();
    }

    /** Takes in all rows of an operator as they are now. */
    void fill(Operator operator) {
        operator.scanBlocks(operator.width(), rows::put);
    }

    /** Follows changes. */
    void apply(Delta changes) {
        for (int i = 0; i < indexes.size(); i++) {
            indexes.get(i).index().letGo(changes, indexes.get(i).reads());
        }
        for (int i = 0; i < changes.size(); i++) {
            if (changes.is(i)) {
                rows.put(changes.slot(i), changes.after(), changes.at(i));
            } else {
                rows.remove(changes.slot(i));
            }
        }
        for (int i = 0; i < indexes.size(); i++) {
            indexes.get(i).index().takeIn(changes, indexes.get(i).reads());
        }
    }

    /** The way to rows by a key, with an index of its own. */
    Lookup lookup(LookupKey key, int width, ScalarCompiler compiler, Runnable closing) {
        RowIndex index = new RowIndex(key.compiled(compiler), rows);
        rows.forEach(slot -> index.add(slot, rows.lanes(), rows.at(slot)));
        Index held = new Index(index, LaneReads.of(width, key.columns()));
        indexes.add(held);
        return new IndexLookup(() -> index, index.probe(key.wanted()), rows, () -> {
            indexes.remove(held);
            closing.run();
        });
    }

    /** Whether nobody looks rows up. */
    boolean isIdle() {
        return indexes.isEmpty();
    }
}
