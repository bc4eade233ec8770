package dev.millrace.engine.tpch;

import static dev.millrace.query.QueryDsl.asc;
import static dev.millrace.query.QueryDsl.desc;
import static dev.millrace.query.QueryDsl.exists;
import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.query.QueryDsl.into;
import static dev.millrace.query.QueryDsl.notExists;

import dev.millrace.query.Condition;
import dev.millrace.query.Query;
import dev.millrace.query.Ref;

/** Query 21: the suppliers of a nation that alone kept orders of several suppliers waiting, and how many. */
record WaitingSuppliers(String name, long orders) {

    private static final String SQL = """
            SELECT s_name, count(*) AS numwait
            FROM supplier, lineitem l1, orders, nation
            WHERE s_suppkey = l1.l_suppkey AND o_orderkey = l1.l_orderkey AND o_orderstatus = 'F'
              AND l1.l_receiptdate > l1.l_commitdate
              AND EXISTS (
                SELECT * FROM lineitem l2
                WHERE l2.l_orderkey = l1.l_orderkey AND l2.l_suppkey <> l1.l_suppkey)
              AND NOT EXISTS (
                SELECT * FROM lineitem l3
                WHERE l3.l_orderkey = l1.l_orderkey AND l3.l_suppkey <> l1.l_suppkey
                  AND l3.l_receiptdate > l3.l_commitdate)
              AND s_nationkey = n_nationkey AND n_name = 'SAUDI ARABIA'
            GROUP BY s_name
            ORDER BY numwait DESC, s_name""";

    private static final int LIMIT = 100;

    private static final Query<WaitingSuppliers> QUERY =
            from(Tables.LINEITEM).join(Tables.ORDERS).on(LineItem::orderKey).equalTo(Order::orderKey)
                    .join(Tables.SUPPLIER).on((l, o) -> l.get(LineItem::supplierKey)).equalTo(Supplier::supplierKey)
                    .join(Tables.NATION).on((l, o, s) -> s.get(Supplier::nationKey)).equalTo(Nation::nationKey)
                    .where((l, o, s, n) -> o.get(Order::status).eq("F").and(late(l))
                            .and(exists(from(Tables.LINEITEM).where(other -> ofAnotherSupplier(other, l))))
                            .and(notExists(from(Tables.LINEITEM)
                                    .where(other -> ofAnotherSupplier(other, l).and(late(other)))))
                            .and(n.get(Nation::name).eq("SAUDI ARABIA")))
                    .groupByExpr((l, o, s, n) -> s.get(Supplier::name))
                    .select((g, l, o, s, n) -> into(WaitingSuppliers::new, g.key(), g.count()))
                    .orderBy(desc(WaitingSuppliers::orders), asc(WaitingSuppliers::name)).limit(LIMIT);

    private static Condition late(Ref<LineItem> line) {
        return line.get(LineItem::receiptDate).gt(line.get(LineItem::commitDate));
    }

    private static Condition ofAnotherSupplier(Ref<LineItem> other, Ref<LineItem> line) {
        return other.get(LineItem::orderKey).eq(line.get(LineItem::orderKey))
                .and(other.get(LineItem::supplierKey).ne(line.get(LineItem::supplierKey)));
    }

    static TpchQuery query() {
        return TpchQuery.ordered(21, QUERY, SQL, 1, 0).limitedTo(LIMIT);
    }
}
