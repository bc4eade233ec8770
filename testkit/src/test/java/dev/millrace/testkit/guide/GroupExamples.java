package dev.millrace.testkit.guide;

import static dev.millrace.query.QueryDsl.desc;
import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.query.QueryDsl.into;
import static dev.millrace.query.QueryDsl.intoMap;
import static dev.millrace.query.QueryDsl.named;
import static dev.millrace.testkit.guide.GuideRows.purchases;
import static dev.millrace.testkit.guide.GuideRows.readings;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.Query;
import dev.millrace.testkit.guide.GuideRows.Purchase;

/** The examples that make one row of many. */
final class GroupExamples {

    record Sales(long customerId, String shop, @Nullable Integer most) {
    }

    private GroupExamples() {
    }

    static Example severalKeys() {
        // [several keys
        Query<Sales> sales = from(purchases).groupBy(Purchase::customerId, Purchase::shop)
                .select(g -> into(Sales::new, g.key1(), g.key2(), g.max(Purchase::cents)));
        // ]
        return Example.of(sales).gives(new Sales(7, "north", 250), new Sales(7, "south", 600),
                new Sales(8, "north", 990));
    }

    static Example expressionsOverAggregates() {
        // [expressions over aggregates
        Query<String> spread = from(purchases).groupBy(Purchase::customerId)
                .having(g -> g.max(Purchase::cents).minus(g.min(Purchase::cents)).gt(100))
                .select(g -> g.stringJoin(g.row().get(Purchase::shop), " ", desc(g.row().get(Purchase::cents))))
                .distinct();
        // ]
        return Example.of(spread).gives("south north north south");
    }

    static Example rowsByName() {
        // [rows by name
        Query<Map<String, @Nullable Object>> warm = from(readings())
                .where(r -> r.numberField("celsius", Double.class).gt(10))
                .groupByExpr(r -> r.field("sensor"))
                .select(g -> intoMap(named("sensor", g.key()),
                        named("mean", g.avg(g.row().numberField("celsius", Double.class)))));
        // ]
        Map<String, @Nullable Object> roof = new LinkedHashMap<>();
        roof.put("sensor", "roof");
        roof.put("mean", 23.0);
        return Example.of(warm).gives(roof);
    }
}
