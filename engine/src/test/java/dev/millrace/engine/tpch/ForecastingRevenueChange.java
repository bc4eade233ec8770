package dev.millrace.engine.tpch;

import static dev.millrace.query.QueryDsl.from;

import java.math.BigDecimal;
import java.time.LocalDate;

import dev.millrace.query.Query;

/** Query 6: what the small discounts of a year amount to. */
final class ForecastingRevenueChange {

    private static final String SQL = """
            SELECT sum(l_extendedprice * l_discount) AS revenue
            FROM lineitem
            WHERE l_shipdate >= DATE '1994-01-01' AND l_shipdate < DATE '1994-01-01' + INTERVAL '1' YEAR
              AND l_discount BETWEEN 0.06 - 0.01 AND 0.06 + 0.01 AND l_quantity < 24""";

    private static final LocalDate START = LocalDate.of(1994, 1, 1);

    private static final Query<BigDecimal> QUERY = from(Tables.LINEITEM)
            .where(l -> l.get(LineItem::shipDate).ge(START).and(l.get(LineItem::shipDate).lt(START.plusYears(1)))
                    .and(l.get(LineItem::discount).between(new BigDecimal("0.05"), new BigDecimal("0.07")))
                    .and(l.get(LineItem::quantity).lt(24)))
            .aggregate(g -> g
                    .sumDecimal(g.row().get(LineItem::extendedPrice).times(g.row().get(LineItem::discount))));

    private ForecastingRevenueChange() {
    }

    static TpchQuery query() {
        return TpchQuery.ofOneRow(6, QUERY, SQL);
    }
}
