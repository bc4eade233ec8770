package dev.millrace.engine.internal.flow;

import org.eclipse.collections.impl.list.mutable.primitive.IntArrayList;

/** Gives out slots, those first that were in use before. A slot that is freed in a commit is not given out again in it. O(1). */
final class SlotPool {

    private int slots;
    private final IntArrayList free = new IntArrayList();
    private final IntArrayList freed = new IntArrayList();

    /** A slot that is in use from now on. */
    int take() {
        return free.isEmpty() ? slots++ : free.removeAtIndex(free.size() - 1);
    }

    /** Takes {@link #take} back: the slot was never in use. */
    void untake(int slot) {
        free.add(slot);
    }

    /** Frees a slot as of the next commit. */
    void free(int slot) {
        freed.add(slot);
    }

    /** Ends the commit. */
    void finish() {
        if (freed.notEmpty()) {
            free.addAll(freed);
            freed.clear();
        }
    }

    /** One more than the greatest slot that was ever given out. */
    int end() {
        return slots;
    }
}
