package dev.millrace.engine.tpch;

import static dev.millrace.query.QueryDsl.desc;
import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.query.QueryDsl.into;

import java.math.BigDecimal;
import java.time.LocalDate;

import dev.millrace.query.Query;

/** Query 5: what suppliers of a region sold to customers of their own nation. */
record LocalSupplierVolume(String nation, BigDecimal revenue) {

    private static final String SQL = """
            SELECT n_name, sum(l_extendedprice * (1 - l_discount)) AS revenue
            FROM customer, orders, lineitem, supplier, nation, region
            WHERE c_custkey = o_custkey AND l_orderkey = o_orderkey AND l_suppkey = s_suppkey
              AND c_nationkey = s_nationkey AND s_nationkey = n_nationkey AND n_regionkey = r_regionkey
              AND r_name = 'ASIA' AND o_orderdate >= DATE '1994-01-01'
              AND o_orderdate < DATE '1994-01-01' + INTERVAL '1' YEAR
            GROUP BY n_name
            ORDER BY revenue DESC""";

    private static final LocalDate START = LocalDate.of(1994, 1, 1);

    private static final Query<LocalSupplierVolume> QUERY =
            from(Tables.LINEITEM).join(Tables.ORDERS).on(LineItem::orderKey).equalTo(Order::orderKey)
                    .join(Tables.CUSTOMER).on((l, o) -> o.get(Order::customerKey)).equalTo(Customer::customerKey)
                    .join(Tables.SUPPLIER).on((l, o, c) -> l.get(LineItem::supplierKey)).equalTo(Supplier::supplierKey)
                    .and((l, o, c) -> c.get(Customer::nationKey)).equalTo(Supplier::nationKey)
                    .join(Terms.nationsOf("ASIA")).on((l, o, c, s) -> s.get(Supplier::nationKey))
                    .equalTo(Nation::nationKey)
                    .where((l, o, c, s, n) -> o.get(Order::orderDate).ge(START)
                            .and(o.get(Order::orderDate).lt(START.plusYears(1))))
                    .groupByExpr((l, o, c, s, n) -> n.get(Nation::name))
                    .select((g, l, o, c, s, n) -> into(LocalSupplierVolume::new, g.key(),
                            g.sumDecimal(Terms.revenue(l))))
                    .orderBy(desc(LocalSupplierVolume::revenue));

    static TpchQuery query() {
        return TpchQuery.ordered(5, QUERY, SQL, 1);
    }
}
