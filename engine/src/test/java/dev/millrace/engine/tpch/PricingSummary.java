package dev.millrace.engine.tpch;

import static dev.millrace.query.QueryDsl.asc;
import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.query.QueryDsl.into;

import java.math.BigDecimal;
import java.time.LocalDate;

import dev.millrace.query.NumberExpr;
import dev.millrace.query.Query;
import dev.millrace.query.Ref;

/** Query 1: what was shipped, by state of the line. */
record PricingSummary(String returnFlag, String lineStatus, BigDecimal quantity, BigDecimal basePrice,
        BigDecimal discountedPrice, BigDecimal charge, BigDecimal averageQuantity, BigDecimal averagePrice,
        BigDecimal averageDiscount, long lines) {

    private static final String SQL = """
            SELECT l_returnflag, l_linestatus, sum(l_quantity) AS sum_qty, sum(l_extendedprice) AS sum_base_price,
              sum(l_extendedprice * (1 - l_discount)) AS sum_disc_price,
              sum(l_extendedprice * (1 - l_discount) * (1 + l_tax)) AS sum_charge, avg(l_quantity) AS avg_qty,
              avg(l_extendedprice) AS avg_price, avg(l_discount) AS avg_disc, count(*) AS count_order
            FROM lineitem
            WHERE l_shipdate <= DATE '1998-12-01' - INTERVAL '90' DAY
            GROUP BY l_returnflag, l_linestatus
            ORDER BY l_returnflag, l_linestatus""";

    private static final Query<PricingSummary> QUERY =
            from(Tables.LINEITEM).where(l -> l.get(LineItem::shipDate).le(LocalDate.of(1998, 12, 1).minusDays(90)))
                    .groupBy(LineItem::returnFlag, LineItem::lineStatus)
                    .select(g -> into(PricingSummary::new, g.key1(), g.key2(), g.sum(LineItem::quantity),
                            g.sum(LineItem::extendedPrice), g.sumDecimal(Terms.revenue(g.row())),
                            g.sumDecimal(charge(g.row())), g.avg(LineItem::quantity), g.avg(LineItem::extendedPrice),
                            g.avg(LineItem::discount), g.count()))
                    .orderBy(asc(PricingSummary::returnFlag), asc(PricingSummary::lineStatus));

    private static NumberExpr<BigDecimal> charge(Ref<LineItem> line) {
        return Terms.revenue(line).times(Terms.ONE.plus(line.get(LineItem::tax)));
    }

    static TpchQuery query() {
        return TpchQuery.ordered(1, QUERY, SQL, 0, 1);
    }
}
