package dev.millrace.engine.tpch;

import static dev.millrace.query.QueryDsl.asc;
import static dev.millrace.query.QueryDsl.desc;
import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.query.QueryDsl.into;

import java.util.List;

import dev.millrace.query.Query;

/** Query 16: how many suppliers without complaints can supply parts of a brand, type and size. */
record PartsSupplierRelationship(String brand, String type, int size, long suppliers) {

    private static final String SQL = """
            SELECT p_brand, p_type, p_size, count(DISTINCT ps_suppkey) AS supplier_cnt
            FROM partsupp, part
            WHERE p_partkey = ps_partkey AND p_brand <> 'Brand#45' AND p_type NOT LIKE 'MEDIUM POLISHED%'
              AND p_size IN (49, 14, 23, 45, 19, 3, 36, 9)
              AND ps_suppkey NOT IN (SELECT s_suppkey FROM supplier WHERE s_comment LIKE '%Customer%Complaints%')
            GROUP BY p_brand, p_type, p_size
            ORDER BY supplier_cnt DESC, p_brand, p_type, p_size""";

    private static final Query<Long> COMPLAINED_OF =
            from(Tables.SUPPLIER).where(s -> s.get(Supplier::comment).like("%Customer%Complaints%"))
                    .select(s -> s.get(Supplier::supplierKey));

    private static final Query<PartsSupplierRelationship> QUERY =
            from(Tables.PARTSUPP).join(Tables.PART).on(PartSupplier::partKey).equalTo(Part::partKey)
                    .where((ps, p) -> p.get(Part::brand).ne("Brand#45")
                            .and(p.get(Part::type).like("MEDIUM POLISHED%").not())
                            .and(p.get(Part::size).in(List.of(49, 14, 23, 45, 19, 3, 36, 9)))
                            .and(ps.get(PartSupplier::supplierKey).in(COMPLAINED_OF).not()))
                    .select((ps, p) -> into(Offer::new, p.get(Part::brand), p.get(Part::type), p.get(Part::size),
                            ps.get(PartSupplier::supplierKey)))
                    .groupByExpr(o -> o.get(Offer::brand), o -> o.get(Offer::type), o -> o.get(Offer::size))
                    .select(g -> into(PartsSupplierRelationship::new, g.key1(), g.key2(), g.key3(),
                            g.countDistinct(Offer::supplierKey)))
                    .orderBy(desc(PartsSupplierRelationship::suppliers), asc(PartsSupplierRelationship::brand),
                            asc(PartsSupplierRelationship::type), asc(PartsSupplierRelationship::size));

    static TpchQuery query() {
        return TpchQuery.ordered(16, QUERY, SQL, 3, 0, 1, 2);
    }

    /** A part that a supplier can supply. */
    record Offer(String brand, String type, int size, long supplierKey) {
    }
}
