package dev.millrace.engine.tpch;

import static dev.millrace.query.QueryDsl.asc;
import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.query.QueryDsl.into;
import static dev.millrace.query.QueryDsl.notExists;
import static dev.millrace.query.QueryDsl.number;
import static dev.millrace.query.QueryDsl.scalar;

import java.math.BigDecimal;
import java.util.List;

import dev.millrace.query.Condition;
import dev.millrace.query.Query;
import dev.millrace.query.Ref;
import dev.millrace.query.ScalarQuery;
import dev.millrace.query.TextExpr;

/** Query 22: the customers of some countries with much on their accounts who have not ordered anything, by country. */
record GlobalSalesOpportunity(String countryCode, long customers, BigDecimal accountBalance) {

    private static final String SQL = """
            SELECT cntrycode, count(*) AS numcust, sum(c_acctbal) AS totacctbal
            FROM (
              SELECT substr(c_phone, 1, 2) AS cntrycode, c_acctbal
              FROM customer
              WHERE substr(c_phone, 1, 2) IN ('13', '31', '23', '29', '30', '18', '17')
                AND c_acctbal > (
                  SELECT avg(c_acctbal) FROM customer
                  WHERE c_acctbal > 0.00 AND substr(c_phone, 1, 2) IN ('13', '31', '23', '29', '30', '18', '17'))
                AND NOT EXISTS (SELECT * FROM orders WHERE o_custkey = c_custkey)) AS custsale
            GROUP BY cntrycode
            ORDER BY cntrycode""";

    private static final ScalarQuery<BigDecimal> AVERAGE =
            from(Tables.CUSTOMER).where(c -> c.get(Customer::accountBalance).gt(0).and(inTheCountries(c)))
                    .aggregate(g -> g.avg(Customer::accountBalance));

    private static final Query<GlobalSalesOpportunity> QUERY = from(Tables.CUSTOMER)
            .where(c -> inTheCountries(c).and(c.get(Customer::accountBalance).gt(number(scalar(AVERAGE))))
                    .and(notExists(from(Tables.ORDERS)
                            .where(o -> o.get(Order::customerKey).eq(c.get(Customer::customerKey))))))
            .groupByExpr(c -> countryCode(c))
            .select(g -> into(GlobalSalesOpportunity::new, g.key(), g.count(), g.sum(Customer::accountBalance)))
            .orderBy(asc(GlobalSalesOpportunity::countryCode));

    private static TextExpr countryCode(Ref<Customer> customer) {
        return customer.get(Customer::phone).substring(1, 2);
    }

    private static Condition inTheCountries(Ref<Customer> customer) {
        return countryCode(customer).in(List.of("13", "31", "23", "29", "30", "18", "17"));
    }

    static TpchQuery query() {
        return TpchQuery.ordered(22, QUERY, SQL, 0);
    }
}
