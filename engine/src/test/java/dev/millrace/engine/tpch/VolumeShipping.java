package dev.millrace.engine.tpch;

import static dev.millrace.query.QueryDsl.asc;
import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.query.QueryDsl.into;

import java.math.BigDecimal;
import java.time.LocalDate;

import dev.millrace.query.CalendarField;
import dev.millrace.query.Condition;
import dev.millrace.query.Query;
import dev.millrace.query.Ref;

/** Query 7: what two nations sold to each other, by year. */
record VolumeShipping(String supplierNation, String customerNation, Integer year, BigDecimal revenue) {

    private static final String SQL = """
            SELECT supp_nation, cust_nation, l_year, sum(volume) AS revenue
            FROM (
              SELECT n1.n_name AS supp_nation, n2.n_name AS cust_nation, extract(YEAR FROM l_shipdate) AS l_year,
                l_extendedprice * (1 - l_discount) AS volume
              FROM supplier, lineitem, orders, customer, nation n1, nation n2
              WHERE s_suppkey = l_suppkey AND o_orderkey = l_orderkey AND c_custkey = o_custkey
                AND s_nationkey = n1.n_nationkey AND c_nationkey = n2.n_nationkey
                AND ((n1.n_name = 'FRANCE' AND n2.n_name = 'GERMANY')
                  OR (n1.n_name = 'GERMANY' AND n2.n_name = 'FRANCE'))
                AND l_shipdate BETWEEN DATE '1995-01-01' AND DATE '1996-12-31') AS shipping
            GROUP BY supp_nation, cust_nation, l_year
            ORDER BY supp_nation, cust_nation, l_year""";

    private static final Query<VolumeShipping> QUERY =
            from(Tables.LINEITEM).join(Tables.ORDERS).on(LineItem::orderKey).equalTo(Order::orderKey)
                    .join(Terms.suppliers()).on((l, o) -> l.get(LineItem::supplierKey)).equalTo(Terms.Located::key)
                    .join(Terms.customers()).on((l, o, s) -> o.get(Order::customerKey)).equalTo(Terms.Located::key)
                    .where((l, o, s, c) -> between(s, c, "FRANCE", "GERMANY").or(between(s, c, "GERMANY", "FRANCE"))
                            .and(l.get(LineItem::shipDate).between(LocalDate.of(1995, 1, 1),
                                    LocalDate.of(1996, 12, 31))))
                    .select((l, o, s, c) -> into(Shipping::new, s.get(Terms.Located::nation),
                            c.get(Terms.Located::nation), l.get(LineItem::shipDate).extract(CalendarField.YEAR),
                            Terms.revenue(l)))
                    .groupByExpr(s -> s.get(Shipping::supplierNation), s -> s.get(Shipping::customerNation),
                            s -> s.get(Shipping::year))
                    .select(g -> into(VolumeShipping::new, g.key1(), g.key2(), g.key3(), g.sum(Shipping::volume)))
                    .orderBy(asc(VolumeShipping::supplierNation), asc(VolumeShipping::customerNation),
                            asc(VolumeShipping::year));

    private static Condition between(Ref<Terms.Located> supplier, Ref<Terms.Located> customer, String from,
            String to) {
        return supplier.get(Terms.Located::nation).eq(from).and(customer.get(Terms.Located::nation).eq(to));
    }

    static TpchQuery query() {
        return TpchQuery.ordered(7, QUERY, SQL, 0, 1, 2);
    }

    /** A line with the nations that it went from and to. */
    record Shipping(String supplierNation, String customerNation, Integer year, BigDecimal volume) {
    }
}
