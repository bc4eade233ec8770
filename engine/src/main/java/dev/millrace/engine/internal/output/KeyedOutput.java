package dev.millrace.engine.internal.output;

import org.eclipse.collections.impl.list.mutable.primitive.IntArrayList;
import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.flow.Delta;
import dev.millrace.engine.internal.flow.Operator;

/** A result without order: a keyed set (law 7). O(1) a change. */
public final class KeyedOutput extends Output {

    /** What is made of the changed rows as they are, by entry; used again from commit to commit. */
    private @Nullable Object[] fresh = new @Nullable Object[1];

    /**
     * Keeps the rows of an operator.
     *
     * @param input the rows
     * @param shape what becomes of them
     */
    public KeyedOutput(Operator input, Shape shape) {
        super(input, shape);
        input.scan(store::put);
    }

    @Override
    void process() {
        Delta delta = input.output();
        // What is made of the rows as they are comes first: if a constructor refuses, nothing has changed yet.
        if (fresh.length < delta.size()) {
            fresh = new @Nullable Object[delta.size() * 2];
        }
        for (int i = 0; i < delta.size(); i++) {
            fresh[i] = delta.is(i) ? after(delta, i) : null;
        }
        for (int i = 0; i < delta.size(); i++) {
            apply(delta, i, fresh[i]);
            fresh[i] = null;
        }
    }

    /** What is made of the row as it is; the object it had if that is the same. */
    private @Nullable Object after(Delta delta, int entry) {
        Object before = delta.was(entry) ? made(delta.slot(entry)) : null;
        if (delta.was(entry) && !concerns(delta, entry)) {
            return before;
        }
        Object made = shape.row().eval(delta.after(), delta.at(entry));
        return delta.was(entry) && same(before, made) ? before : made;
    }

    private void apply(Delta delta, int entry, @Nullable Object after) {
        int slot = delta.slot(entry);
        if (!delta.is(entry)) {
            changes.left(store.lanes(), store.at(slot), made(slot), -1);
            store.remove(slot);
            return;
        }
        Object before = delta.was(entry) ? made(slot) : null;
        store.put(slot, delta.after(), delta.at(entry));
        store.remember(slot, after);
        if (!delta.was(entry)) {
            changes.entered(store.lanes(), store.at(slot), after, -1);
        } else if (before != after) {
            changes.updated(store.lanes(), store.at(slot), before, after, -1, -1);
        }
    }

    @Override
    public boolean isOrdered() {
        return false;
    }

    @Override
    int[] shown() {
        IntArrayList slots = new IntArrayList(store.size());
        store.forEach(slots::add);
        return slots.toArray();
    }
}
