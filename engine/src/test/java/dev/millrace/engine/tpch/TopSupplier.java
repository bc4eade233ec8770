package dev.millrace.engine.tpch;

import static dev.millrace.query.QueryDsl.asc;
import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.query.QueryDsl.into;
import static dev.millrace.query.QueryDsl.number;
import static dev.millrace.query.QueryDsl.scalar;

import java.math.BigDecimal;
import java.time.LocalDate;

import dev.millrace.query.Query;
import dev.millrace.query.Selection;

/** Query 15: the supplier, or suppliers, of the greatest revenue of a quarter. */
record TopSupplier(long supplierKey, String name, String address, String phone, BigDecimal revenue) {

    private static final String SQL = """
            WITH revenue AS (
              SELECT l_suppkey AS supplier_no, sum(l_extendedprice * (1 - l_discount)) AS total_revenue
              FROM lineitem
              WHERE l_shipdate >= DATE '1996-01-01' AND l_shipdate < DATE '1996-01-01' + INTERVAL '3' MONTH
              GROUP BY l_suppkey)
            SELECT s_suppkey, s_name, s_address, s_phone, total_revenue
            FROM supplier, revenue
            WHERE s_suppkey = supplier_no AND total_revenue = (SELECT max(total_revenue) FROM revenue)
            ORDER BY s_suppkey""";

    private static final LocalDate START = LocalDate.of(1996, 1, 1);

    private static final Selection<Revenue> REVENUE = from(Tables.LINEITEM)
            .where(l -> l.get(LineItem::shipDate).ge(START).and(l.get(LineItem::shipDate).lt(START.plusMonths(3))))
            .groupBy(LineItem::supplierKey)
            .select(g -> into(Revenue::new, g.key(), g.sumDecimal(Terms.revenue(g.row()))));

    private static final Query<TopSupplier> QUERY =
            from(Tables.SUPPLIER).join(REVENUE).on(Supplier::supplierKey).equalTo(Revenue::supplierKey)
                    .where((s, r) -> r.get(Revenue::total)
                            .eq(number(scalar(REVENUE.aggregate(g -> g.max(Revenue::total))))))
                    .select((s, r) -> into(TopSupplier::new, s.get(Supplier::supplierKey), s.get(Supplier::name),
                            s.get(Supplier::address), s.get(Supplier::phone), r.get(Revenue::total)))
                    .orderBy(asc(TopSupplier::supplierKey));

    static TpchQuery query() {
        return TpchQuery.ordered(15, QUERY, SQL, 0);
    }

    /** What a supplier sold. */
    record Revenue(long supplierKey, BigDecimal total) {
    }
}
