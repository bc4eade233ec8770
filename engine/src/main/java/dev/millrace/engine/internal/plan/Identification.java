package dev.millrace.engine.internal.plan;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.expr.IdentityReader;
import dev.millrace.engine.internal.expr.RowExpr;
import dev.millrace.engine.internal.expr.RowPredicate;
import dev.millrace.engine.internal.order.SortTerm;
import dev.millrace.query.Identity;

/**
 * What tells rows apart (law 10).
 *
 * @param keys values that are ordered as identities are, the most significant first: the last terms of every order
 * @param reader makes identities
 */
record Identification(List<RowExpr> keys, IdentityReader reader) {

    /** The last terms of an order. */
    List<SortTerm> terms() {
        return keys.stream().map(SortTerm::byIdentity).toList();
    }

    /** The same where other lanes stand before those of the row. */
    Identification shifted(int by) {
        return new Identification(keys.stream().map(key -> key.shifted(by)).toList(),
                reader instanceof KeyIdentity key ? key.shifted(by) : (rows, at) -> reader.read(rows, at + by));
    }

    /** A side of a joined row, and how to know whether it is there; null if it always is. */
    record Side(Identification identity, @Nullable RowExpr present, @Nullable RowPredicate isPresent) {

        private @Nullable Identity read(@Nullable Object[] rows, int at) {
            return isPresent == null || isPresent.test(rows, at) ? identity.reader().read(rows, at) : null;
        }

        private void addKeys(List<RowExpr> all) {
            if (present != null) {
                all.add(present); // an absent part sorts first, as false before true
            }
            all.addAll(identity.keys());
        }
    }

    /** Of joined rows, over the lanes of both sides. */
    static Identification pair(Side left, Side right) {
        List<RowExpr> keys = new ArrayList<>();
        left.addKeys(keys);
        right.addKeys(keys);
        return new Identification(keys, (rows, at) -> new Identity.Pair(left.read(rows, at), right.read(rows, at)));
    }
}
