package dev.millrace.engine.internal.output;

import java.util.AbstractList;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.Identified;
import dev.millrace.engine.IdentifiedRows;
import dev.millrace.engine.internal.flow.Operator;
import dev.millrace.engine.internal.store.LaneStore;
import dev.millrace.query.Identity;

/**
 * The rows of an output as they were at one moment: 4 bytes each, and another 4 if they are made of others. Where one row of a source alone
 * tells a row apart, that is kept in place of the identity.
 */
final class CopiedRows extends AbstractList<Identified<Object>> implements IdentifiedRows<Object> {

    private final Shape shape;
    private final @Nullable Object[] rows;
    /** The lane that identities are read from; -1 if they are read from several. */
    private final int lane;
    /** By place: what stands in that lane, or identities. */
    private final @Nullable Object[] identified;
    private int size;

    private CopiedRows(Shape shape, LaneStore store) {
        this.shape = shape;
        this.rows = new @Nullable Object[store.size()];
        this.lane = shape.identity().onlyLane();
        boolean areOnesOfLane = lane >= 0 && shape.row().isLane() && store.width() == 1;
        this.identified = areOnesOfLane ? rows : new @Nullable Object[store.size()];
    }

    /** Copies all rows of a store, in the order of the given slots. Makes those that were not made yet. */
    static CopiedRows of(Shape shape, LaneStore store, int[] slots) {
        CopiedRows copy = new CopiedRows(shape, store);
        for (int slot : slots) {
            int at = store.at(slot);
            copy.add(store, slot, store.lanes(), at);
        }
        return copy;
    }

    /** The same of rows that are to be had from an operator, in no particular order: some at a time, so that the waits for them overlap. */
    static CopiedRows of(Shape shape, LaneStore store, Operator operator) {
        CopiedRows copy = new CopiedRows(shape, store);
        operator.scanBlocks(operator.width(), block -> {
            for (int i = 0; i < block.size(); i++) {
                copy.add(store, block.slots()[i], block.rows(), block.at()[i]);
            }
        });
        return copy;
    }

    private void add(LaneStore store, int slot, @Nullable Object[] lanes, int at) {
        rows[size] = shape.of(store, slot, lanes, at);
        if (identified != rows) {
            identified[size] = lane < 0 ? shape.identity().read(lanes, at) : lanes[at + lane];
        }
        size++;
    }

    @Override
    public Identified<Object> get(int index) {
        return new Identified<>(identity(index), row(index));
    }

    @Override
    public @Nullable Object row(int index) {
        return rows[index];
    }

    @Override
    public Identity identity(int index) {
        return lane < 0 ? (Identity) Objects.requireNonNull(identified[index])
                : shape.identity().read(identified, index - lane);
    }

    @Override
    public int size() {
        return rows.length;
    }
}
