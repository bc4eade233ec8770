package dev.millrace.engine.internal.output;

import java.util.Arrays;

import org.eclipse.collections.impl.list.mutable.primitive.IntArrayList;
import org.jspecify.annotations.Nullable;

import dev.millrace.engine.IdentifiedRows;
import dev.millrace.engine.internal.flow.Delta;
import dev.millrace.engine.internal.flow.Operator;
import dev.millrace.engine.internal.store.Bytes;
import dev.millrace.engine.internal.store.LaneStore;
import dev.millrace.engine.internal.store.RowSource;
import dev.millrace.engine.internal.store.Scratch;
import dev.millrace.engine.internal.store.SlotRows;

/** A result without order: a keyed set (law 7). O(1) a change. */
public final class KeyedOutput extends Output {

    private static final @Nullable Object[] NONE = {};

    /** What is made of the changed rows as they are, by entry; used again from commit to commit. */
    private @Nullable Object[] fresh = NONE;

    /**
     * Keeps the rows of an operator.
     *
     * @param input the rows
     * @param shape what becomes of them
     */
    public KeyedOutput(Operator input, Shape shape) {
        super(input, shape, store(input));
        input.scanBlocks(store.isOverOthers() ? 0 : input.width(), store::put);
    }

    private static LaneStore store(Operator input) {
        SlotRows rows = input.slotRows();
        return rows == null ? new LaneStore(input.width()) : new LaneStore(input.width(), rows);
    }

    @Override
    @Nullable
    OutputBuildup building(Runnable done) {
        return store.isOverOthers() ? null : new OutputBuildup(store, shape, null, input.width(), done);
    }

    @Override
    void process() {
        Delta delta = input.output();
        store.begins();
        try {
            if (!shape.canWait()) {
                makeRoom(delta.size());
                for (int i = 0; i < delta.size(); i++) {
                    make(delta, i, delta.presence(i));
                }
            }
            for (int i = 0; i < delta.size(); i++) {
                apply(delta, i, delta.presence(i));
            }
        } finally {
            forget(delta.size());
        }
    }

    @Override
    boolean takesOne() {
        return true;
    }

    @Override
    void process(Delta delta, int entry, int presence) {
        store.begins();
        if (shape.canWait()) {
            apply(delta, entry, presence);
            return;
        }
        try {
            makeRoom(entry + 1);
            make(delta, entry, presence);
            apply(delta, entry, presence);
        } finally {
            forget(entry + 1);
        }
    }

    private void makeRoom(int entries) {
        if (fresh.length < entries) {
            fresh = new @Nullable Object[entries * 2];
        }
    }

    private void forget(int entries) {
        if (fresh.length > Scratch.MOST_KEPT) {
            fresh = NONE;
        } else if (fresh.length > 0) {
            Arrays.fill(fresh, 0, Math.min(fresh.length, entries), null);
        }
    }

    @Override
    public long bytes() {
        return super.bytes() + Bytes.ofReferences(fresh.length);
    }

    /** Makes what becomes of a row before anything changes: a constructor may refuse. */
    private void make(Delta delta, int entry, int presence) {
        if (presence == Delta.AFTER || (presence & Delta.AFTER) != 0 && concerns(delta, entry)) {
            fresh[entry] = shape.row().eval(delta.after(), delta.at(entry));
        }
    }

    private void apply(Delta delta, int entry, int presence) {
        int slot = delta.slot(entry);
        if (presence == Delta.BEFORE) {
            changes.left(slot, delta.before(), delta.at(entry), store.made(slot), -1);
            store.remove(slot);
        } else if (presence == Delta.AFTER) {
            put(delta, entry);
            changes.entered(slot, -1);
        } else if (isSame(delta, entry)) {
            int at = delta.at(entry);
            Object shown = shape.shown(delta.before(), at, store.made(slot), delta.after());
            store.put(slot, delta.after(), at);
            store.remember(slot, shown);
        } else {
            changes.updated(slot, delta.before(), delta.at(entry), store.made(slot), -1, -1);
            put(delta, entry);
        }
    }

    private void put(Delta delta, int entry) {
        int slot = delta.slot(entry);
        store.put(slot, delta.after(), delta.at(entry));
        if (!shape.canWait()) {
            Shape.remember(store, slot, fresh[entry]);
        }
    }

    /** Whether what becomes of an updated row is what became of it before. */
    private boolean isSame(Delta delta, int entry) {
        int slot = delta.slot(entry);
        if (!concerns(delta, entry)) {
            return true;
        }
        int at = delta.at(entry);
        return shape.canWait() ? shape.row().isSame(delta.before(), at, delta.after(), at)
                : Shape.isSame(shape.of(delta.before(), at, store.made(slot)), fresh[entry]);
    }

    @Override
    public void detach() {
        SlotRows rows = store.base();
        if (rows == null) {
            return;
        }
        RowSource before = rows.before();
        LaneStore own = new LaneStore(input.width());
        store.forEach(slot -> {
            int at = before.at(slot);
            own.put(slot, before.lanes(), at);
            own.remember(slot, store.made(slot));
        });
        store = own;
        changes.follow(own);
    }

    @Override
    public boolean isOrdered() {
        return false;
    }

    @Override
    public IdentifiedRows<?> rows() {
        boolean areJoined = store.isOverOthers() && input.width() > 1;
        return areJoined ? CopiedRows.of(shape, store, input) : super.rows();
    }

    @Override
    int[] shown() {
        IntArrayList slots = new IntArrayList(store.size());
        store.forEach(slots::add);
        return slots.toArray();
    }
}
