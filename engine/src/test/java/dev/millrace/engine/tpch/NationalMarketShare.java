package dev.millrace.engine.tpch;

import static dev.millrace.query.QueryDsl.asc;
import static dev.millrace.query.QueryDsl.caseWhen;
import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.query.QueryDsl.into;

import java.math.BigDecimal;
import java.time.LocalDate;

import dev.millrace.query.CalendarField;
import dev.millrace.query.Query;

/** Query 8: the share of a nation in what a region bought of a type of parts, by year. */
record NationalMarketShare(Integer year, BigDecimal share) {

    private static final String SQL = """
            SELECT o_year, sum(CASE WHEN nation = 'BRAZIL' THEN volume ELSE 0 END) / sum(volume) AS mkt_share
            FROM (
              SELECT extract(YEAR FROM o_orderdate) AS o_year, l_extendedprice * (1 - l_discount) AS volume,
                n2.n_name AS nation
              FROM part, supplier, lineitem, orders, customer, nation n1, nation n2, region
              WHERE p_partkey = l_partkey AND s_suppkey = l_suppkey AND l_orderkey = o_orderkey
                AND o_custkey = c_custkey AND c_nationkey = n1.n_nationkey AND n1.n_regionkey = r_regionkey
                AND r_name = 'AMERICA' AND s_nationkey = n2.n_nationkey
                AND o_orderdate BETWEEN DATE '1995-01-01' AND DATE '1996-12-31'
                AND p_type = 'ECONOMY ANODIZED STEEL') AS all_nations
            GROUP BY o_year
            ORDER BY o_year""";

    private static final Query<NationalMarketShare> QUERY =
            from(Tables.LINEITEM).join(Tables.PART).on(LineItem::partKey).equalTo(Part::partKey)
                    .join(Terms.suppliers()).on((l, p) -> l.get(LineItem::supplierKey)).equalTo(Terms.Located::key)
                    .join(Tables.ORDERS).on((l, p, s) -> l.get(LineItem::orderKey)).equalTo(Order::orderKey)
                    .join(americans()).on((l, p, s, o) -> o.get(Order::customerKey)).equalTo(Customer::customerKey)
                    .where((l, p, s, o, c) -> p.get(Part::type).eq("ECONOMY ANODIZED STEEL")
                            .and(o.get(Order::orderDate).between(LocalDate.of(1995, 1, 1), LocalDate.of(1996, 12, 31))))
                    .select((l, p, s, o, c) -> into(Sale::new, o.get(Order::orderDate).extract(CalendarField.YEAR),
                            Terms.revenue(l), s.get(Terms.Located::nation)))
                    .groupBy(Sale::year)
                    .select(g -> into(NationalMarketShare::new, g.key(), g
                            .sumDecimal(caseWhen(g.row().get(Sale::nation).eq("BRAZIL"))
                                    .then(g.row().get(Sale::volume)).otherwise(Terms.ZERO))
                            .dividedBy(g.sum(Sale::volume))))
                    .orderBy(asc(NationalMarketShare::year));

    private static Query<Customer> americans() {
        return from(Tables.CUSTOMER).join(Terms.nationsOf("AMERICA")).on(Customer::nationKey)
                .equalTo(Nation::nationKey).select((c, n) -> c.row());
    }

    static TpchQuery query() {
        return TpchQuery.ordered(8, QUERY, SQL, 0);
    }

    /** A line with its year and the nation of its supplier. */
    record Sale(Integer year, BigDecimal volume, String nation) {
    }
}
