package dev.millrace.engine.tpch;

import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.query.QueryDsl.number;
import static dev.millrace.query.QueryDsl.scalar;

import java.math.BigDecimal;

import dev.millrace.query.NumberExpr;
import dev.millrace.query.Query;
import dev.millrace.query.Ref;

/** Query 17: what orders of small quantities of parts of a brand and container bring in a year. */
final class SmallQuantityRevenue {

    private static final String SQL = """
            SELECT sum(l_extendedprice) / 7.0 AS avg_yearly
            FROM lineitem, part
            WHERE p_partkey = l_partkey AND p_brand = 'Brand#23' AND p_container = 'MED BOX'
              AND l_quantity < (SELECT 0.2 * avg(l_quantity) FROM lineitem WHERE l_partkey = p_partkey)""";

    private static final Query<BigDecimal> QUERY =
            from(Tables.LINEITEM).join(Tables.PART).on(LineItem::partKey).equalTo(Part::partKey)
                    .where((l, p) -> p.get(Part::brand).eq("Brand#23").and(p.get(Part::container).eq("MED BOX"))
                            .and(l.get(LineItem::quantity).lt(small(p))))
                    .select((l, p) -> l.row())
                    .aggregate(g -> g.sum(LineItem::extendedPrice).dividedBy(new BigDecimal("7.0")));

    private SmallQuantityRevenue() {
    }

    private static NumberExpr<BigDecimal> small(Ref<Part> part) {
        return number(scalar(
                from(Tables.LINEITEM).where(l -> l.get(LineItem::partKey).eq(part.get(Part::partKey)))
                        .aggregate(g -> g.avg(LineItem::quantity).times(new BigDecimal("0.2")))));
    }

    static TpchQuery query() {
        return TpchQuery.ofOneRow(17, QUERY, SQL);
    }
}
