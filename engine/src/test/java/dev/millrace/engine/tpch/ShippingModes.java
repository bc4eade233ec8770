package dev.millrace.engine.tpch;

import static dev.millrace.query.QueryDsl.asc;
import static dev.millrace.query.QueryDsl.caseWhen;
import static dev.millrace.query.QueryDsl.constant;
import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.query.QueryDsl.into;

import java.time.LocalDate;
import java.util.List;

import dev.millrace.query.Condition;
import dev.millrace.query.NumberExpr;
import dev.millrace.query.Query;
import dev.millrace.query.Ref;

/** Query 12: the lines that came late though they were shipped in time, by mode of shipping and priority. */
record ShippingModes(String shipMode, long highPriority, long lowPriority) {

    private static final String SQL = """
            SELECT l_shipmode,
              sum(CASE WHEN o_orderpriority = '1-URGENT' OR o_orderpriority = '2-HIGH' THEN 1 ELSE 0 END)
                AS high_line_count,
              sum(CASE WHEN o_orderpriority <> '1-URGENT' AND o_orderpriority <> '2-HIGH' THEN 1 ELSE 0 END)
                AS low_line_count
            FROM orders, lineitem
            WHERE o_orderkey = l_orderkey AND l_shipmode IN ('MAIL', 'SHIP') AND l_commitdate < l_receiptdate
              AND l_shipdate < l_commitdate AND l_receiptdate >= DATE '1994-01-01'
              AND l_receiptdate < DATE '1994-01-01' + INTERVAL '1' YEAR
            GROUP BY l_shipmode
            ORDER BY l_shipmode""";

    private static final LocalDate START = LocalDate.of(1994, 1, 1);

    private static final Query<ShippingModes> QUERY =
            from(Tables.LINEITEM).join(Tables.ORDERS).on(LineItem::orderKey).equalTo(Order::orderKey)
                    .where((l, o) -> l.get(LineItem::shipMode).in(List.of("MAIL", "SHIP"))
                            .and(l.get(LineItem::commitDate).lt(l.get(LineItem::receiptDate)))
                            .and(l.get(LineItem::shipDate).lt(l.get(LineItem::commitDate)))
                            .and(l.get(LineItem::receiptDate).ge(START))
                            .and(l.get(LineItem::receiptDate).lt(START.plusYears(1))))
                    .groupByExpr((l, o) -> l.get(LineItem::shipMode))
                    .select((g, l, o) -> into(ShippingModes::new, g.key(), g.sum(count(urgent(o))).coalesce(0),
                            g.sum(count(notUrgent(o))).coalesce(0)))
                    .orderBy(asc(ShippingModes::shipMode));

    private static Condition urgent(Ref<Order> order) {
        return order.get(Order::orderPriority).eq("1-URGENT").or(order.get(Order::orderPriority).eq("2-HIGH"));
    }

    private static Condition notUrgent(Ref<Order> order) {
        return order.get(Order::orderPriority).ne("1-URGENT").and(order.get(Order::orderPriority).ne("2-HIGH"));
    }

    private static NumberExpr<Integer> count(Condition condition) {
        return caseWhen(condition).then(constant(1)).otherwise(constant(0));
    }

    static TpchQuery query() {
        return TpchQuery.ordered(12, QUERY, SQL, 0);
    }
}
