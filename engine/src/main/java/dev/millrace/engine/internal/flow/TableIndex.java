package dev.millrace.engine.internal.flow;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.expr.Scalar;
import dev.millrace.engine.internal.store.SlotMultimap;
import dev.millrace.query.value.Values;

/**
 * The slots of rows by a key expression, shared by all lookups on it and counted by them. Rows whose key is null are left
 * out: they match nothing.
 */
final class TableIndex {

    private static final @Nullable Object[] NONE = {};
    /** Longer buffers are not kept from commit to commit. */
    private static final int MOST_KEPT = 4096;

    private final Scalar key;
    private final SlotMultimap slots = new SlotMultimap();
    private int users;
    /** Why this is not kept current any more. */
    private @Nullable Throwable failure;

    /** The keys that the rows of a prepared delta leave and come to, by entry; null where they do not. */
    private @Nullable Object[] left = NONE;
    private @Nullable Object[] come = NONE;
    private int prepared;

    TableIndex(Scalar key) {
        this.key = key;
    }

    /**
     * The slots by key.
     *
     * @throws IllegalStateException if the index has failed
     */
    SlotMultimap slots() {
        if (failure != null) {
            throw new IllegalStateException("The key of a row could not be read when the row changed", failure);
        }
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
        Object value = keyOf(rows, at);
        if (value != null) {
            slots.add(value, slot);
        }
    }

    /** Takes the changes of a commit in, whose slots may show the rows as they were or as they are. */
    void update(Delta delta) {
        prepare(delta);
        letGo(delta);
        takeIn(delta);
        forget();
    }

    /** As {@link #prepare}, but if that throws the index has failed: who asks it from now on is told so. */
    boolean isPrepared(Delta delta) {
        try {
            prepare(delta);
            return true;
        } catch (Throwable e) { // the key of one query must not stop the others
            failure = e;
            return false;
        }
    }

    /**
     * Works out the keys that rows leave and come to, and changes nothing yet.
     *
     * @throws IllegalStateException if a row has not the key it was taken in with
     */
    void prepare(Delta delta) {
        if (left.length < delta.size()) {
            left = new @Nullable Object[delta.size() * 2];
            come = new @Nullable Object[delta.size() * 2];
        }
        prepared = delta.size();
        for (int i = 0; i < delta.size(); i++) {
            Object before = delta.was(i) ? keyOf(delta.before(), delta.at(i)) : null;
            Object after = delta.is(i) ? keyOf(delta.after(), delta.at(i)) : null;
            boolean keeps = before != null && after != null && Values.equal(before, after);
            left[i] = keeps ? null : before;
            come[i] = keeps ? null : after;
            if (left[i] != null && !slots.contains(left[i], delta.slot(i))) {
                throw new IllegalStateException("The row " + delta.before()[delta.at(i)] + " has the key " + before
                        + " now, but had another one when it was given: rows must not be changed; give a new one instead");
            }
        }
    }

    /** Lets go of rows that leave or change their key, under the key they had. */
    void letGo(Delta delta) {
        for (int i = 0; i < prepared; i++) {
            Object key = left[i];
            if (key != null) {
                slots.remove(key, delta.slot(i));
            }
        }
    }

    /** Takes in rows that came or changed their key, under the key they have. */
    void takeIn(Delta delta) {
        for (int i = 0; i < prepared; i++) {
            Object key = come[i];
            if (key != null) {
                slots.add(key, delta.slot(i));
            }
        }
    }

    /** Forgets what was prepared. */
    void forget() {
        if (left.length > MOST_KEPT) {
            left = NONE;
            come = NONE;
        } else {
            Arrays.fill(left, 0, Math.min(prepared, left.length), null);
            Arrays.fill(come, 0, Math.min(prepared, come.length), null);
        }
        prepared = 0;
    }

    /** The key of a row in a form that is safe from changes of the row. */
    private @Nullable Object keyOf(@Nullable Object[] rows, int at) {
        Object value = key.eval(rows, at);
        return value == null ? null : Values.canonicalCopy(value);
    }
}
