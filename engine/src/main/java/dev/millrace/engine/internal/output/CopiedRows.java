package dev.millrace.engine.internal.output;

import java.util.AbstractList;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.Identified;
import dev.millrace.engine.IdentifiedRows;
import dev.millrace.engine.internal.expr.IdentityReader;
import dev.millrace.engine.internal.store.LaneStore;
import dev.millrace.query.Identity;

/**
 * The rows of an output as they were at one moment: 4 bytes each, and another 4 if they are made of others. Where one row of a source alone
 * tells a row apart, that is kept in place of the identity.
 */
final class CopiedRows extends AbstractList<Identified<Object>> implements IdentifiedRows<Object> {

    private final @Nullable Object[] rows;
    /** By place: what identities are read from, each in one lane; identities if there is no {@link #reader}. */
    private final @Nullable Object[] identified;
    private final @Nullable IdentityReader reader;

    private CopiedRows(@Nullable Object[] rows, @Nullable Object[] identified, @Nullable IdentityReader reader) {
        this.rows = rows;
        this.identified = identified;
        this.reader = reader;
    }

    /** Copies the rows in some slots. Makes those that were not made yet. */
    static CopiedRows of(Shape shape, LaneStore store, int[] slots) {
        @Nullable Object[] rows = new @Nullable Object[slots.length];
        IdentityReader reader = shape.identity();
        int lane = reader.onlyLane();
        if (lane >= 0 && shape.row().isLane() && store.width() == 1) {
            for (int i = 0; i < slots.length; i++) {
                rows[i] = shape.of(store, slots[i]);
            }
            return new CopiedRows(rows, rows, reader);
        }
        @Nullable Object[] identified = new @Nullable Object[slots.length];
        for (int i = 0; i < slots.length; i++) {
            int at = store.at(slots[i]);
            @Nullable Object[] lanes = store.lanes();
            identified[i] = lane < 0 ? reader.read(lanes, at) : lanes[at + lane];
            rows[i] = shape.of(store, slots[i], at);
        }
        return new CopiedRows(rows, identified, lane < 0 ? null : reader);
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
        return reader == null ? (Identity) Objects.requireNonNull(identified[index])
                : reader.read(identified, index - reader.onlyLane());
    }

    @Override
    public int size() {
        return rows.length;
    }
}
