package dev.millrace.engine.tpch;

import static dev.millrace.query.QueryDsl.asc;
import static dev.millrace.query.QueryDsl.desc;
import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.query.QueryDsl.into;

import java.math.BigDecimal;
import java.time.LocalDate;

import dev.millrace.query.Query;

/** Query 3: the orders of a market segment that were not shipped yet, those of the greatest revenue. */
record ShippingPriority(long orderKey, BigDecimal revenue, LocalDate orderDate, int shipPriority) {

    private static final String SQL = """
            SELECT l_orderkey, sum(l_extendedprice * (1 - l_discount)) AS revenue, o_orderdate, o_shippriority
            FROM customer, orders, lineitem
            WHERE c_mktsegment = 'BUILDING' AND c_custkey = o_custkey AND l_orderkey = o_orderkey
              AND o_orderdate < DATE '1995-03-15' AND l_shipdate > DATE '1995-03-15'
            GROUP BY l_orderkey, o_orderdate, o_shippriority
            ORDER BY revenue DESC, o_orderdate""";

    private static final int LIMIT = 10;
    private static final LocalDate DAY = LocalDate.of(1995, 3, 15);

    private static final Query<ShippingPriority> QUERY =
            from(Tables.LINEITEM).join(Tables.ORDERS).on(LineItem::orderKey).equalTo(Order::orderKey)
                    .join(Tables.CUSTOMER).on((l, o) -> o.get(Order::customerKey)).equalTo(Customer::customerKey)
                    .where((l, o, c) -> c.get(Customer::marketSegment).eq("BUILDING")
                            .and(o.get(Order::orderDate).lt(DAY)).and(l.get(LineItem::shipDate).gt(DAY)))
                    .select((l, o, c) -> into(Line::new, l.get(LineItem::orderKey), o.get(Order::orderDate),
                            o.get(Order::shipPriority), Terms.revenue(l)))
                    .groupByExpr(l -> l.get(Line::orderKey), l -> l.get(Line::orderDate),
                            l -> l.get(Line::shipPriority))
                    .select(g -> into(ShippingPriority::new, g.key1(), g.sum(Line::revenue), g.key2(), g.key3()))
                    .orderBy(desc(ShippingPriority::revenue), asc(ShippingPriority::orderDate)).limit(LIMIT);

    static TpchQuery query() {
        return TpchQuery.ordered(3, QUERY, SQL, 1, 2).limitedTo(LIMIT);
    }

    /** A line with what its order says. */
    record Line(long orderKey, LocalDate orderDate, int shipPriority, BigDecimal revenue) {
    }
}
