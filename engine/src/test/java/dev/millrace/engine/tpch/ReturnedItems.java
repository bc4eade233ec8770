package dev.millrace.engine.tpch;

import static dev.millrace.query.QueryDsl.desc;
import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.query.QueryDsl.into;

import java.math.BigDecimal;
import java.time.LocalDate;

import dev.millrace.query.Query;

/** Query 10: the customers who returned parts of a quarter, those of the greatest revenue. */
record ReturnedItems(Long customerKey, String name, BigDecimal revenue, BigDecimal accountBalance, String nation,
        String address, String phone, String comment) {

    private static final String SQL = """
            SELECT c_custkey, c_name, sum(l_extendedprice * (1 - l_discount)) AS revenue, c_acctbal, n_name,
              c_address, c_phone, c_comment
            FROM customer, orders, lineitem, nation
            WHERE c_custkey = o_custkey AND l_orderkey = o_orderkey AND o_orderdate >= DATE '1993-10-01'
              AND o_orderdate < DATE '1993-10-01' + INTERVAL '3' MONTH AND l_returnflag = 'R'
              AND c_nationkey = n_nationkey
            GROUP BY c_custkey, c_name, c_acctbal, c_phone, n_name, c_address, c_comment
            ORDER BY revenue DESC""";

    private static final int LIMIT = 20;
    private static final LocalDate START = LocalDate.of(1993, 10, 1);

    private static final Query<ReturnedItems> QUERY =
            from(Tables.LINEITEM).join(Tables.ORDERS).on(LineItem::orderKey).equalTo(Order::orderKey)
                    .join(Tables.CUSTOMER).on((l, o) -> o.get(Order::customerKey)).equalTo(Customer::customerKey)
                    .join(Tables.NATION).on((l, o, c) -> c.get(Customer::nationKey)).equalTo(Nation::nationKey)
                    .where((l, o, c, n) -> o.get(Order::orderDate).ge(START)
                            .and(o.get(Order::orderDate).lt(START.plusMonths(3)))
                            .and(l.get(LineItem::returnFlag).eq("R")))
                    .groupByExpr((l, o, c, n) -> into(Buyer::new, c.get(Customer::customerKey), c.get(Customer::name),
                            c.get(Customer::accountBalance), c.get(Customer::phone), n.get(Nation::name),
                            c.get(Customer::address), c.get(Customer::comment)))
                    .select((g, l, o, c, n) -> into(Returns::new, g.key(), g.sumDecimal(Terms.revenue(l))))
                    .select(r -> into(ReturnedItems::new, r.at(Returns::buyer).get(Buyer::customerKey),
                            r.at(Returns::buyer).get(Buyer::name), r.get(Returns::revenue),
                            r.at(Returns::buyer).get(Buyer::accountBalance), r.at(Returns::buyer).get(Buyer::nation),
                            r.at(Returns::buyer).get(Buyer::address), r.at(Returns::buyer).get(Buyer::phone),
                            r.at(Returns::buyer).get(Buyer::comment)))
                    .orderBy(desc(ReturnedItems::revenue)).limit(LIMIT);

    static TpchQuery query() {
        return TpchQuery.ordered(10, QUERY, SQL, 2).limitedTo(LIMIT);
    }

    /** What the lines are grouped by. */
    record Buyer(long customerKey, String name, BigDecimal accountBalance, String phone, String nation, String address,
            String comment) {
    }

    /** A group of lines. */
    record Returns(Buyer buyer, BigDecimal revenue) {
    }
}
