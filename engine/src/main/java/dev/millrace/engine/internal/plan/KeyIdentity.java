package dev.millrace.engine.internal.plan;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.expr.IdentityReader;
import dev.millrace.query.Component;
import dev.millrace.query.Identity;

/**
 * The identity of the row of a relation, which is its key.
 *
 * @param lane where the row stands
 * @param key the key
 */
record KeyIdentity(int lane, Component key) implements IdentityReader {

    @Override
    public Identity read(@Nullable Object[] rows, int at) {
        Object row = rows[at + lane];
        Object value = row == null ? null : key.get(row);
        if (value == null) {
            throw new IllegalStateException("a row without a key: " + row);
        }
        return new Identity.Of(value);
    }

    @Override
    public int onlyLane() {
        return lane;
    }

    /** The same where other lanes stand before that of the row. */
    KeyIdentity shifted(int by) {
        return new KeyIdentity(lane + by, key);
    }
}
