package dev.millrace.engine.internal.flow;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.expr.Scalar;
import dev.millrace.engine.internal.store.SlotMultimap;
import dev.millrace.query.value.Values;

/**
 * The slots of rows by a key expression, shared by all lookups on it and counted by them. Rows whose key is null are left
 * out: they match nothing.
 */
final class TableIndex {

    private final Scalar key;
    private final SlotMultimap slots = new SlotMultimap();
    private int users;

    TableIndex(Scalar key) {
        this.key = key;
    }

    SlotMultimap slots() {
        return slots;
    }

    void acquire() {
        users++;
    }

    /** Gives up one use; true if it was the last. */
    boolean release() {
        return --users == 0;
    }

    void add(int slot, @Nullable Object[] rows, int at) {
        Object value = key.eval(rows, at);
        if (value != null) {
            slots.add(Values.canonical(value), slot);
        }
    }

    /** Lets go of rows that leave or change their key, under the key they had. */
    void beforeSwitch(Delta delta) {
        for (int i = 0; i < delta.size(); i++) {
            if (delta.was(i) && !keepsKey(delta, i)) {
                Object value = key.eval(delta.before(), delta.at(i));
                if (value != null) {
                    slots.remove(Values.canonical(value), delta.slot(i));
                }
            }
        }
    }

    /** Takes in rows that came or changed their key, under the key they have. */
    void afterSwitch(Delta delta) {
        for (int i = 0; i < delta.size(); i++) {
            if (delta.is(i) && !keepsKey(delta, i)) {
                add(delta.slot(i), delta.after(), delta.at(i));
            }
        }
    }

    private boolean keepsKey(Delta delta, int entry) {
        int at = delta.at(entry);
        return delta.isUpdate(entry)
                && Values.equalOrBothNull(key.eval(delta.before(), at), key.eval(delta.after(), at));
    }
}
