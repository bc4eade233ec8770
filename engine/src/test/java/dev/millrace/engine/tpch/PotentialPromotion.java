package dev.millrace.engine.tpch;

import static dev.millrace.query.QueryDsl.asc;
import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.query.QueryDsl.into;
import static dev.millrace.query.QueryDsl.number;
import static dev.millrace.query.QueryDsl.scalar;

import java.math.BigDecimal;
import java.time.LocalDate;

import dev.millrace.query.NumberExpr;
import dev.millrace.query.Query;
import dev.millrace.query.Ref;

/** Query 20: the suppliers of a nation that have more of some parts than half of what they sold of them in a year. */
record PotentialPromotion(String name, String address) {

    private static final String SQL = """
            SELECT s_name, s_address
            FROM supplier, nation
            WHERE s_suppkey IN (
                SELECT ps_suppkey FROM partsupp
                WHERE ps_partkey IN (SELECT p_partkey FROM part WHERE p_name LIKE 'forest%')
                  AND ps_availqty > (
                    SELECT 0.5 * sum(l_quantity) FROM lineitem
                    WHERE l_partkey = ps_partkey AND l_suppkey = ps_suppkey AND l_shipdate >= DATE '1994-01-01'
                      AND l_shipdate < DATE '1994-01-01' + INTERVAL '1' YEAR))
              AND s_nationkey = n_nationkey AND n_name = 'CANADA'
            ORDER BY s_name""";

    private static final LocalDate START = LocalDate.of(1994, 1, 1);

    private static final Query<Long> FOREST =
            from(Tables.PART).where(p -> p.get(Part::name).like("forest%")).select(p -> p.get(Part::partKey));

    private static final Query<Long> OVERSTOCKED = from(Tables.PARTSUPP)
            .where(ps -> ps.get(PartSupplier::partKey).in(FOREST)
                    .and(ps.get(PartSupplier::availableQuantity).toDecimal().gt(halfOfTheSold(ps))))
            .select(ps -> ps.get(PartSupplier::supplierKey));

    private static final Query<PotentialPromotion> QUERY =
            from(Tables.SUPPLIER).join(Tables.NATION).on(Supplier::nationKey).equalTo(Nation::nationKey)
                    .where((s, n) -> n.get(Nation::name).eq("CANADA").and(s.get(Supplier::supplierKey).in(OVERSTOCKED)))
                    .select((s, n) -> into(PotentialPromotion::new, s.get(Supplier::name), s.get(Supplier::address)))
                    .orderBy(asc(PotentialPromotion::name));

    private static NumberExpr<BigDecimal> halfOfTheSold(Ref<PartSupplier> offer) {
        return number(scalar(from(Tables.LINEITEM)
                .where(l -> l.get(LineItem::partKey).eq(offer.get(PartSupplier::partKey))
                        .and(l.get(LineItem::supplierKey).eq(offer.get(PartSupplier::supplierKey)))
                        .and(l.get(LineItem::shipDate).ge(START))
                        .and(l.get(LineItem::shipDate).lt(START.plusYears(1))))
                .aggregate(g -> g.sum(LineItem::quantity).times(new BigDecimal("0.5")))));
    }

    static TpchQuery query() {
        return TpchQuery.ordered(20, QUERY, SQL, 0);
    }
}
