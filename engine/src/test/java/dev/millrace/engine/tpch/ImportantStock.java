package dev.millrace.engine.tpch;

import static dev.millrace.query.QueryDsl.desc;
import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.query.QueryDsl.into;
import static dev.millrace.query.QueryDsl.number;
import static dev.millrace.query.QueryDsl.scalar;

import java.math.BigDecimal;
import java.math.RoundingMode;

import dev.millrace.query.NumberExpr;
import dev.millrace.query.Query;
import dev.millrace.query.Ref;
import dev.millrace.query.Selection;

/** Query 11: the parts that are an important share of what the suppliers of a nation have in stock. */
record ImportantStock(long partKey, BigDecimal value) {

    private static final String SQL = """
            SELECT ps_partkey, sum(ps_supplycost * ps_availqty) AS value
            FROM partsupp, supplier, nation
            WHERE ps_suppkey = s_suppkey AND s_nationkey = n_nationkey AND n_name = 'GERMANY'
            GROUP BY ps_partkey
            HAVING sum(ps_supplycost * ps_availqty) > (
              SELECT sum(ps_supplycost * ps_availqty) * %s
              FROM partsupp, supplier, nation
              WHERE ps_suppkey = s_suppkey AND s_nationkey = n_nationkey AND n_name = 'GERMANY')
            ORDER BY value DESC""";

    private static final BigDecimal FRACTION_AT_SCALE_1 = new BigDecimal("0.0001");
    private static final int DECIMALS = 8;

    static TpchQuery query(BigDecimal scale) {
        BigDecimal fraction = FRACTION_AT_SCALE_1.divide(scale, DECIMALS, RoundingMode.HALF_UP);
        return TpchQuery.ordered(11, query(german(), fraction), SQL.formatted(fraction.toPlainString()), 1);
    }

    private static Query<ImportantStock> query(Selection<PartSupplier> german, BigDecimal fraction) {
        NumberExpr<BigDecimal> least =
                number(scalar(german.aggregate(g -> g.sumDecimal(value(g.row())).times(fraction))));
        return german.groupBy(PartSupplier::partKey).having(g -> g.sumDecimal(value(g.row())).gt(least))
                .select(g -> into(ImportantStock::new, g.key(), g.sumDecimal(value(g.row()))))
                .orderBy(desc(ImportantStock::value));
    }

    private static Selection<PartSupplier> german() {
        return from(Tables.PARTSUPP).join(Tables.SUPPLIER).on(PartSupplier::supplierKey).equalTo(Supplier::supplierKey)
                .join(Tables.NATION).on((ps, s) -> s.get(Supplier::nationKey)).equalTo(Nation::nationKey)
                .where((ps, s, n) -> n.get(Nation::name).eq("GERMANY")).select((ps, s, n) -> ps.row());
    }

    private static NumberExpr<BigDecimal> value(Ref<PartSupplier> offer) {
        return offer.get(PartSupplier::supplyCost).times(offer.get(PartSupplier::availableQuantity).toDecimal());
    }
}
