package dev.millrace.engine.tpch;

import static dev.millrace.query.QueryDsl.asc;
import static dev.millrace.query.QueryDsl.desc;
import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.query.QueryDsl.into;
import static dev.millrace.query.QueryDsl.number;
import static dev.millrace.query.QueryDsl.scalar;

import java.math.BigDecimal;

import dev.millrace.query.NumberExpr;
import dev.millrace.query.Query;
import dev.millrace.query.Ref;

/** Query 2: the suppliers of a region that offer parts of a size and type for the least cost there. */
record MinimumCostSupplier(BigDecimal accountBalance, String supplier, String nation, long partKey,
        String manufacturer, String address, String phone, String comment) {

    private static final String SQL = """
            SELECT s_acctbal, s_name, n_name, p_partkey, p_mfgr, s_address, s_phone, s_comment
            FROM part, supplier, partsupp, nation, region
            WHERE p_partkey = ps_partkey AND s_suppkey = ps_suppkey AND p_size = 15 AND p_type LIKE '%BRASS'
              AND s_nationkey = n_nationkey AND n_regionkey = r_regionkey AND r_name = 'EUROPE'
              AND ps_supplycost = (
                SELECT min(ps_supplycost) FROM partsupp, supplier, nation, region
                WHERE p_partkey = ps_partkey AND s_suppkey = ps_suppkey AND s_nationkey = n_nationkey
                  AND n_regionkey = r_regionkey AND r_name = 'EUROPE')
            ORDER BY s_acctbal DESC, n_name, s_name, p_partkey""";

    private static final int LIMIT = 100;

    private static final Query<MinimumCostSupplier> QUERY =
            from(Tables.PARTSUPP).join(Tables.PART).on(PartSupplier::partKey).equalTo(Part::partKey)
                    .join(Tables.SUPPLIER).on((ps, p) -> ps.get(PartSupplier::supplierKey))
                    .equalTo(Supplier::supplierKey)
                    .join(Tables.NATION).on((ps, p, s) -> s.get(Supplier::nationKey)).equalTo(Nation::nationKey)
                    .join(Tables.REGION).on((ps, p, s, n) -> n.get(Nation::regionKey)).equalTo(Region::regionKey)
                    .where((ps, p, s, n, r) -> p.get(Part::size).eq(15).and(p.get(Part::type).like("%BRASS"))
                            .and(r.get(Region::name).eq("EUROPE"))
                            .and(ps.get(PartSupplier::supplyCost).eq(leastCost(p))))
                    .select((ps, p, s, n, r) -> into(MinimumCostSupplier::new, s.get(Supplier::accountBalance),
                            s.get(Supplier::name), n.get(Nation::name), p.get(Part::partKey), p.get(Part::manufacturer),
                            s.get(Supplier::address), s.get(Supplier::phone), s.get(Supplier::comment)))
                    .orderBy(desc(MinimumCostSupplier::accountBalance), asc(MinimumCostSupplier::nation),
                            asc(MinimumCostSupplier::supplier), asc(MinimumCostSupplier::partKey))
                    .limit(LIMIT);

    private static NumberExpr<BigDecimal> leastCost(Ref<Part> part) {
        return number(scalar(
                from(Tables.PARTSUPP).join(Tables.SUPPLIER).on(PartSupplier::supplierKey).equalTo(Supplier::supplierKey)
                        .join(Tables.NATION).on((ps, s) -> s.get(Supplier::nationKey)).equalTo(Nation::nationKey)
                        .join(Tables.REGION).on((ps, s, n) -> n.get(Nation::regionKey)).equalTo(Region::regionKey)
                        .where((ps, s, n, r) -> ps.get(PartSupplier::partKey).eq(part.get(Part::partKey))
                                .and(r.get(Region::name).eq("EUROPE")))
                        .select((ps, s, n, r) -> ps.row()).aggregate(g -> g.min(PartSupplier::supplyCost))));
    }

    static TpchQuery query() {
        return TpchQuery.ordered(2, QUERY, SQL, 0, 2, 1, 3).limitedTo(LIMIT);
    }
}
