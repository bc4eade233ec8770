package dev.millrace.engine.tpch;

import static dev.millrace.query.QueryDsl.asc;
import static dev.millrace.query.QueryDsl.exists;
import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.query.QueryDsl.into;

import java.time.LocalDate;

import dev.millrace.query.Query;

/** Query 4: the orders of a quarter of which a line came late, by priority. */
record OrderPriorityChecking(String priority, long orders) {

    private static final String SQL = """
            SELECT o_orderpriority, count(*) AS order_count
            FROM orders
            WHERE o_orderdate >= DATE '1993-07-01' AND o_orderdate < DATE '1993-07-01' + INTERVAL '3' MONTH
              AND EXISTS (SELECT * FROM lineitem WHERE l_orderkey = o_orderkey AND l_commitdate < l_receiptdate)
            GROUP BY o_orderpriority
            ORDER BY o_orderpriority""";

    private static final LocalDate START = LocalDate.of(1993, 7, 1);

    private static final Query<OrderPriorityChecking> QUERY = from(Tables.ORDERS)
            .where(o -> o.get(Order::orderDate).ge(START).and(o.get(Order::orderDate).lt(START.plusMonths(3)))
                    .and(exists(from(Tables.LINEITEM).where(l -> l.get(LineItem::orderKey).eq(o.get(Order::orderKey))
                            .and(l.get(LineItem::commitDate).lt(l.get(LineItem::receiptDate)))))))
            .groupBy(Order::orderPriority).select(g -> into(OrderPriorityChecking::new, g.key(), g.count()))
            .orderBy(asc(OrderPriorityChecking::priority));

    static TpchQuery query() {
        return TpchQuery.ordered(4, QUERY, SQL, 0);
    }
}
