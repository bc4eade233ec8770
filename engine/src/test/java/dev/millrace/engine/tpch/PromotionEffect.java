package dev.millrace.engine.tpch;

import static dev.millrace.query.QueryDsl.caseWhen;
import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.query.QueryDsl.into;

import java.math.BigDecimal;
import java.time.LocalDate;

import dev.millrace.query.Query;

/** Query 14: what share of a month's revenue is of parts that were promoted, in percent. */
final class PromotionEffect {

    private static final String SQL = """
            SELECT 100.00 * sum(CASE WHEN p_type LIKE 'PROMO%' THEN l_extendedprice * (1 - l_discount) ELSE 0 END)
              / sum(l_extendedprice * (1 - l_discount)) AS promo_revenue
            FROM lineitem, part
            WHERE l_partkey = p_partkey AND l_shipdate >= DATE '1995-09-01'
              AND l_shipdate < DATE '1995-09-01' + INTERVAL '1' MONTH""";

    private static final LocalDate START = LocalDate.of(1995, 9, 1);

    private static final Query<BigDecimal> QUERY =
            from(Tables.LINEITEM).join(Tables.PART).on(LineItem::partKey).equalTo(Part::partKey)
                    .where((l, p) -> l.get(LineItem::shipDate).ge(START)
                            .and(l.get(LineItem::shipDate).lt(START.plusMonths(1))))
                    .select((l, p) -> into(Sale::new, p.get(Part::type), Terms.revenue(l)))
                    .aggregate(g -> g
                            .sumDecimal(caseWhen(g.row().get(Sale::type).like("PROMO%"))
                                    .then(g.row().get(Sale::revenue)).otherwise(Terms.ZERO))
                            .times(new BigDecimal("100.00")).dividedBy(g.sum(Sale::revenue)));

    private PromotionEffect() {
    }

    static TpchQuery query() {
        return TpchQuery.ofOneRow(14, QUERY, SQL);
    }

    /** A line with the type of its part. */
    record Sale(String type, BigDecimal revenue) {
    }
}
