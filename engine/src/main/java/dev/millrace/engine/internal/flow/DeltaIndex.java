package dev.millrace.engine.internal.flow;

import java.util.function.IntConsumer;

import org.eclipse.collections.impl.set.mutable.primitive.IntHashSet;

import dev.millrace.engine.internal.expr.Scalar;
import dev.millrace.engine.internal.store.SlotMultimap;
import dev.millrace.query.value.Values;

/** Which slots a delta changes, and its entries by the key their rows had; made only when both sides of a join change. */
final class DeltaIndex {

    private final IntHashSet slots = new IntHashSet();
    private final SlotMultimap entriesByKeyBefore = new SlotMultimap();

    DeltaIndex(Delta delta, Scalar key) {
        for (int i = 0; i < delta.size(); i++) {
            slots.add(delta.slot(i));
            Object before = delta.was(i) ? key.eval(delta.before(), delta.at(i)) : null;
            if (before != null) {
                entriesByKeyBefore.add(Values.canonical(before), i);
            }
        }
    }

    boolean contains(int slot) {
        return slots.contains(slot);
    }

    void forEachBefore(Object key, IntConsumer entry) {
        entriesByKeyBefore.forEach(Values.canonical(key), entry);
    }
}
