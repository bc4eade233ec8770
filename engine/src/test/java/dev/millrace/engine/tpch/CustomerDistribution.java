package dev.millrace.engine.tpch;

import static dev.millrace.query.QueryDsl.desc;
import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.query.QueryDsl.into;

import dev.millrace.query.Query;

/** Query 13: how many customers have so many orders. */
record CustomerDistribution(long orders, long customers) {

    private static final String SQL = """
            SELECT c_count, count(*) AS custdist
            FROM (
              SELECT c_custkey, count(o_orderkey)
              FROM customer LEFT OUTER JOIN orders
                ON c_custkey = o_custkey AND o_comment NOT LIKE '%special%requests%'
              GROUP BY c_custkey) AS c_orders (c_custkey, c_count)
            GROUP BY c_count
            ORDER BY custdist DESC, c_count DESC""";

    private static final Query<CustomerDistribution> QUERY =
            from(Tables.CUSTOMER).leftJoin(Tables.ORDERS).on(Customer::customerKey).equalTo(Order::customerKey)
                    .matching((c, o) -> o.get(Order::comment).like("%special%requests%").not())
                    .groupByExpr((c, o) -> c.get(Customer::customerKey))
                    .select((g, c, o) -> into(Buyer::new, g.key(), g.count(o.get(Order::orderKey))))
                    .groupBy(Buyer::orders).select(g -> into(CustomerDistribution::new, g.key(), g.count()))
                    .orderBy(desc(CustomerDistribution::customers), desc(CustomerDistribution::orders));

    static TpchQuery query() {
        return TpchQuery.ordered(13, QUERY, SQL, 1, 0);
    }

    /** How many orders a customer has. */
    record Buyer(long customerKey, long orders) {
    }
}
