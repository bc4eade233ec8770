package dev.millrace.engine.tpch;

import static dev.millrace.query.QueryDsl.asc;
import static dev.millrace.query.QueryDsl.desc;
import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.query.QueryDsl.into;

import java.math.BigDecimal;

import dev.millrace.query.CalendarField;
import dev.millrace.query.Query;

/** Query 9: the profit made of a kind of parts, by nation of the supplier and year. */
record ProductTypeProfit(String nation, Integer year, BigDecimal profit) {

    private static final String SQL = """
            SELECT nation, o_year, sum(amount) AS sum_profit
            FROM (
              SELECT n_name AS nation, extract(YEAR FROM o_orderdate) AS o_year,
                l_extendedprice * (1 - l_discount) - ps_supplycost * l_quantity AS amount
              FROM part, supplier, lineitem, partsupp, orders, nation
              WHERE s_suppkey = l_suppkey AND ps_suppkey = l_suppkey AND ps_partkey = l_partkey
                AND p_partkey = l_partkey AND o_orderkey = l_orderkey AND s_nationkey = n_nationkey
                AND p_name LIKE '%green%') AS profit
            GROUP BY nation, o_year
            ORDER BY nation, o_year DESC""";

    private static final Query<ProductTypeProfit> QUERY =
            from(Tables.LINEITEM).join(Tables.PART).on(LineItem::partKey).equalTo(Part::partKey)
                    .join(Terms.suppliers()).on((l, p) -> l.get(LineItem::supplierKey)).equalTo(Terms.Located::key)
                    .join(Tables.PARTSUPP).on((l, p, s) -> l.get(LineItem::supplierKey))
                    .equalTo(PartSupplier::supplierKey).and((l, p, s) -> l.get(LineItem::partKey))
                    .equalTo(PartSupplier::partKey)
                    .join(Tables.ORDERS).on((l, p, s, ps) -> l.get(LineItem::orderKey)).equalTo(Order::orderKey)
                    .where((l, p, s, ps, o) -> p.get(Part::name).like("%green%"))
                    .select((l, p, s, ps, o) -> into(Profit::new, s.get(Terms.Located::nation),
                            o.get(Order::orderDate).extract(CalendarField.YEAR), Terms.revenue(l)
                                    .minus(ps.get(PartSupplier::supplyCost).times(l.get(LineItem::quantity)))))
                    .groupByExpr(p -> p.get(Profit::nation), p -> p.get(Profit::year))
                    .select(g -> into(ProductTypeProfit::new, g.key1(), g.key2(), g.sum(Profit::amount)))
                    .orderBy(asc(ProductTypeProfit::nation), desc(ProductTypeProfit::year));

    static TpchQuery query() {
        return TpchQuery.ordered(9, QUERY, SQL, 0, 1);
    }

    /** A line with its year and the nation of its supplier. */
    record Profit(String nation, Integer year, BigDecimal amount) {
    }
}
