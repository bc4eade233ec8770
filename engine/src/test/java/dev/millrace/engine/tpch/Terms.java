package dev.millrace.engine.tpch;

import static dev.millrace.query.QueryDsl.constant;
import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.query.QueryDsl.into;

import java.math.BigDecimal;

import dev.millrace.query.NumberExpr;
import dev.millrace.query.Query;
import dev.millrace.query.Ref;

/** What several of the queries are made of. */
final class Terms {

    static final NumberExpr<BigDecimal> ONE = constant(BigDecimal.ONE);
    static final NumberExpr<BigDecimal> ZERO = constant(BigDecimal.ZERO);

    private Terms() {
    }

    /** What a line is sold for: l_extendedprice * (1 - l_discount). */
    static NumberExpr<BigDecimal> revenue(Ref<LineItem> line) {
        return line.get(LineItem::extendedPrice).times(ONE.minus(line.get(LineItem::discount)));
    }

    /** The suppliers with the names of their nations, for joins of more than the five sources that one can have. */
    static Query<Located> suppliers() {
        return from(Tables.SUPPLIER).join(Tables.NATION).on(Supplier::nationKey).equalTo(Nation::nationKey)
                .select((s, n) -> into(Located::new, s.get(Supplier::supplierKey), n.get(Nation::name)));
    }

    /** The customers with the names of their nations. */
    static Query<Located> customers() {
        return from(Tables.CUSTOMER).join(Tables.NATION).on(Customer::nationKey).equalTo(Nation::nationKey)
                .select((c, n) -> into(Located::new, c.get(Customer::customerKey), n.get(Nation::name)));
    }

    /** The nations of a region. */
    static Query<Nation> nationsOf(String region) {
        return from(Tables.NATION).join(Tables.REGION).on(Nation::regionKey).equalTo(Region::regionKey)
                .where((n, r) -> r.get(Region::name).eq(region)).select((n, r) -> n.row());
    }

    /**
     * Who is in which nation.
     *
     * @param key the key of a supplier or a customer
     * @param nation the nation's name
     */
    record Located(long key, String nation) {
    }
}
