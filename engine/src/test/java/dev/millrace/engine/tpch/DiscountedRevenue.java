package dev.millrace.engine.tpch;

import static dev.millrace.query.QueryDsl.from;

import java.math.BigDecimal;
import java.util.List;

import dev.millrace.query.Condition;
import dev.millrace.query.Query;
import dev.millrace.query.Ref;

/** Query 19: the revenue of three kinds of parts that were sold in certain quantities and delivered in person by air. */
final class DiscountedRevenue {

    private static final String SQL = """
            SELECT sum(l_extendedprice * (1 - l_discount)) AS revenue
            FROM lineitem, part
            WHERE (p_partkey = l_partkey AND p_brand = 'Brand#12'
                AND p_container IN ('SM CASE', 'SM BOX', 'SM PACK', 'SM PKG')
                AND l_quantity >= 1 AND l_quantity <= 1 + 10 AND p_size BETWEEN 1 AND 5
                AND l_shipmode IN ('AIR', 'AIR REG') AND l_shipinstruct = 'DELIVER IN PERSON')
              OR (p_partkey = l_partkey AND p_brand = 'Brand#23'
                AND p_container IN ('MED BAG', 'MED BOX', 'MED PKG', 'MED PACK')
                AND l_quantity >= 10 AND l_quantity <= 10 + 10 AND p_size BETWEEN 1 AND 10
                AND l_shipmode IN ('AIR', 'AIR REG') AND l_shipinstruct = 'DELIVER IN PERSON')
              OR (p_partkey = l_partkey AND p_brand = 'Brand#34'
                AND p_container IN ('LG CASE', 'LG BOX', 'LG PACK', 'LG PKG')
                AND l_quantity >= 20 AND l_quantity <= 20 + 10 AND p_size BETWEEN 1 AND 15
                AND l_shipmode IN ('AIR', 'AIR REG') AND l_shipinstruct = 'DELIVER IN PERSON')""";

    /** What the three alternatives have in common is the key of the join, which a join is to name. */
    private static final Query<BigDecimal> QUERY =
            from(Tables.LINEITEM).join(Tables.PART).on(LineItem::partKey).equalTo(Part::partKey)
                    .where((l, p) -> kind(p, "Brand#12", List.of("SM CASE", "SM BOX", "SM PACK", "SM PKG"), 5)
                            .and(sold(l, 1))
                            .or(kind(p, "Brand#23", List.of("MED BAG", "MED BOX", "MED PKG", "MED PACK"), 10)
                                    .and(sold(l, 10)))
                            .or(kind(p, "Brand#34", List.of("LG CASE", "LG BOX", "LG PACK", "LG PKG"), 15)
                                    .and(sold(l, 20))))
                    .select((l, p) -> l.row()).aggregate(g -> g.sumDecimal(Terms.revenue(g.row())));

    private DiscountedRevenue() {
    }

    private static Condition kind(Ref<Part> part, String brand, List<String> containers, int size) {
        return part.get(Part::brand).eq(brand).and(part.get(Part::container).in(containers))
                .and(part.get(Part::size).between(1, size));
    }

    private static Condition sold(Ref<LineItem> line, int quantity) {
        return line.get(LineItem::quantity).ge(quantity).and(line.get(LineItem::quantity).le(quantity + 10))
                .and(line.get(LineItem::shipMode).in(List.of("AIR", "AIR REG")))
                .and(line.get(LineItem::shipInstructions).eq("DELIVER IN PERSON"));
    }

    static TpchQuery query() {
        return TpchQuery.ofOneRow(19, QUERY, SQL);
    }
}
