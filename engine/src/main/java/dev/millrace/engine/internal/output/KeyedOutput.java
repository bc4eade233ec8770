package dev.millrace.engine.internal.output;

import org.eclipse.collections.impl.list.mutable.primitive.IntArrayList;
import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.flow.Delta;
import dev.millrace.engine.internal.flow.Operator;
import dev.millrace.query.Window;

/** A result without order: a keyed set (law 7). O(1) a change. */
public final class KeyedOutput extends Output {

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
    public void process() {
        Delta delta = input.output();
        // What is made of the rows as they are comes first: if a constructor refuses, nothing has changed yet.
        @Nullable Object[] after = new @Nullable Object[delta.size()];
        for (int i = 0; i < delta.size(); i++) {
            after[i] = !delta.is(i) ? null : delta.isUpdate(i) && !concerns(delta, i) ? made(delta.slot(i))
                    : shape.row().eval(delta.after(), delta.at(i));
        }
        for (int i = 0; i < delta.size(); i++) {
            apply(delta, i, after[i]);
        }
    }

    private void apply(Delta delta, int entry, @Nullable Object after) {
        int slot = delta.slot(entry);
        if (!delta.is(entry)) {
            changes.left(identity(slot), made(slot), -1);
            store.remove(slot);
            return;
        }
        Object before = delta.was(entry) ? made(slot) : null;
        boolean unchanged = delta.was(entry) && same(before, after);
        store.put(slot, delta.after(), delta.at(entry));
        store.remember(slot, unchanged ? before : after);
        if (!delta.was(entry)) {
            changes.entered(identity(slot), after, -1);
        } else if (!unchanged) {
            changes.updated(identity(slot), before, after, -1, -1);
        }
    }

    @Override
    public boolean isOrdered() {
        return false;
    }

    @Override
    public Window window() {
        return Window.ALL;
    }

    @Override
    public void window(Window window) {
        requireOrder();
    }

    @Override
    int[] shown() {
        IntArrayList slots = new IntArrayList(store.size());
        for (int slot = 0; slot < store.slots(); slot++) {
            if (store.has(slot)) {
                slots.add(slot);
            }
        }
        return slots.toArray();
    }

    @Override
    public int size() {
        return store.size();
    }
}
