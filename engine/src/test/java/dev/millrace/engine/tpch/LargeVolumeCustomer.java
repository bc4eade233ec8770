package dev.millrace.engine.tpch;

import static dev.millrace.query.QueryDsl.asc;
import static dev.millrace.query.QueryDsl.desc;
import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.query.QueryDsl.into;

import java.math.BigDecimal;
import java.time.LocalDate;

import dev.millrace.query.Query;

/** Query 18: the customers of large orders, those of the greatest price. */
record LargeVolumeCustomer(String name, Long customerKey, Long orderKey, LocalDate orderDate, BigDecimal totalPrice,
        BigDecimal quantity) {

    private static final String SQL = """
            SELECT c_name, c_custkey, o_orderkey, o_orderdate, o_totalprice, sum(l_quantity)
            FROM customer, orders, lineitem
            WHERE o_orderkey IN (SELECT l_orderkey FROM lineitem GROUP BY l_orderkey HAVING sum(l_quantity) > 300)
              AND c_custkey = o_custkey AND o_orderkey = l_orderkey
            GROUP BY c_name, c_custkey, o_orderkey, o_orderdate, o_totalprice
            ORDER BY o_totalprice DESC, o_orderdate""";

    private static final int LIMIT = 100;

    private static final Query<Long> LARGE = from(Tables.LINEITEM).groupBy(LineItem::orderKey)
            .having(g -> g.sum(LineItem::quantity).gt(300)).select(g -> g.key());

    private static final Query<LargeVolumeCustomer> QUERY =
            from(Tables.LINEITEM).join(Tables.ORDERS).on(LineItem::orderKey).equalTo(Order::orderKey)
                    .join(Tables.CUSTOMER).on((l, o) -> o.get(Order::customerKey)).equalTo(Customer::customerKey)
                    .where((l, o, c) -> o.get(Order::orderKey).in(LARGE))
                    .groupByExpr((l, o, c) -> into(Purchase::new, c.get(Customer::name), c.get(Customer::customerKey),
                            o.get(Order::orderKey), o.get(Order::orderDate), o.get(Order::totalPrice)))
                    .select((g, l, o, c) -> into(Total::new, g.key(), g.sumDecimal(l.get(LineItem::quantity))))
                    .select(t -> into(LargeVolumeCustomer::new, t.at(Total::purchase).get(Purchase::name),
                            t.at(Total::purchase).get(Purchase::customerKey),
                            t.at(Total::purchase).get(Purchase::orderKey),
                            t.at(Total::purchase).get(Purchase::orderDate),
                            t.at(Total::purchase).get(Purchase::totalPrice), t.get(Total::quantity)))
                    .orderBy(desc(LargeVolumeCustomer::totalPrice), asc(LargeVolumeCustomer::orderDate)).limit(LIMIT);

    static TpchQuery query() {
        return TpchQuery.ordered(18, QUERY, SQL, 4, 3).limitedTo(LIMIT);
    }

    /** What the lines are grouped by. */
    record Purchase(String name, long customerKey, long orderKey, LocalDate orderDate, BigDecimal totalPrice) {
    }

    /** A group of lines. */
    record Total(Purchase purchase, BigDecimal quantity) {
    }
}
