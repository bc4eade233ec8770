package dev.millrace.benchmarks.costs;

import static dev.millrace.benchmarks.costs.CostData.HEADS;
import static dev.millrace.benchmarks.costs.CostData.LINES;
import static dev.millrace.benchmarks.costs.CostData.MOST_VALUE;
import static dev.millrace.benchmarks.costs.CostData.TWINS;
import static dev.millrace.query.QueryDsl.asc;
import static dev.millrace.query.QueryDsl.desc;
import static dev.millrace.query.QueryDsl.exists;
import static dev.millrace.query.QueryDsl.first;
import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.query.QueryDsl.into;
import static dev.millrace.query.QueryDsl.nested;
import static dev.millrace.query.QueryDsl.now;
import static dev.millrace.query.QueryDsl.scalar;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import dev.millrace.benchmarks.costs.CostCase.Yardstick;
import dev.millrace.query.Expr;
import dev.millrace.query.Query;
import dev.millrace.query.Selection;
import dev.millrace.query.Totals;

/** What is measured: each operator in the forms that differ in cost. All are O(1) or O(log n) by design, for a bounded fan-out. */
final class CostCases {

    static final Query<Line> SCAN = from(LINES);

    private static final int PAGE = 50;
    /** A tenth of the lines have a lower value: of ten, one on average. */
    private static final long FEW_VALUES = MOST_VALUE / 10;

    private final List<CostCase> cases = new ArrayList<>();

    private CostCases() {
    }

    static List<CostCase> all() {
        CostCases all = new CostCases();
        all.cases.add(new CostCase("table alone", Change.VALUE, Yardstick.HASH_MAP, null));
        all.rowByRow();
        all.thresholds();
        all.joins();
        all.groups();
        all.sets();
        all.orders();
        all.subqueries();
        return all.cases;
    }

    private void hashed(String operator, Query<?> query, Change... changes) {
        add(operator, Yardstick.HASH_MAP, size -> query, changes);
    }

    private void ordered(String operator, Query<?> query, Change... changes) {
        add(operator, Yardstick.TREE_MAP, size -> query, changes);
    }

    private void add(String operator, Yardstick yardstick, Function<Integer, Query<?>> query, Change... changes) {
        for (Change change : changes) {
            cases.add(new CostCase(operator, change, yardstick, query));
        }
    }

    private void rowByRow() {
        hashed("scan", SCAN, Change.VALUE, Change.LINE);
        hashed("filter", from(LINES).where(line -> line.get(Line::flag)), Change.VALUE, Change.FLAG);
        hashed("plain record", from(LINES)
                .select(line -> into(Pair::new, line.get(Line::id), line.get(Line::value))), Change.VALUE);
        hashed("project", from(LINES)
                .select(line -> into(Checked::new, line.get(Line::id), line.get(Line::value))), Change.VALUE);
    }

    private void thresholds() {
        ordered("temporal filter", from(LINES).where(line -> line.get(Line::due).le(now(Duration.ofMillis(1)))),
                Change.VALUE, Change.DUE, Change.TICK_PAST_NONE, Change.TICK_PAST_ONE, Change.TICK_PAST_TEN);
    }

    private void joins() {
        Query<?> byKey = from(LINES).join(HEADS).on(Line::head).equalTo(Head::id)
                .select((line, head) -> into(Pair::new, line.get(Line::value), head.get(Head::level)));
        hashed("join by key", byKey, Change.VALUE, Change.HEAD, Change.LINE, Change.LEVEL);
        hashed("join by key, one to one", from(LINES).join(TWINS).on(Line::id).equalTo(Head::id)
                .select((line, twin) -> into(Pair::new, line.get(Line::value), twin.get(Head::level))),
                Change.VALUE, Change.TWIN);
        hashed("left join by key, with a condition", from(LINES).leftJoin(HEADS).on(Line::head).equalTo(Head::id)
                .matching((line, head) -> line.get(Line::value).lt(head.get(Head::level)))
                .select((line, head) -> into(Summary::new, line.get(Line::value), head.get(Head::level))),
                Change.VALUE, Change.LEVEL);
        hashed("join of three", from(LINES).join(HEADS).on(Line::head).equalTo(Head::id)
                .join(TWINS).on((line, head) -> line.get(Line::id)).equalTo(Head::id)
                .select((line, head, twin) -> into(Summary::new, line.get(Line::value),
                        head.get(Head::level).plus(twin.get(Head::level)))),
                Change.VALUE, Change.TWIN, Change.LEVEL);
        hashed("join", from(HEADS).join(LINES).on(Head::id).equalTo(Line::head)
                .select((head, line) -> into(Pair::new, head.get(Head::level), line.get(Line::value))),
                Change.VALUE, Change.HEAD, Change.LINE, Change.LEVEL);
        hashed("join with a condition", from(HEADS).join(LINES).on(Head::id).equalTo(Line::head)
                .matching((head, line) -> line.get(Line::value).lt(head.get(Head::level)))
                .select((head, line) -> into(Pair::new, head.get(Head::level), line.get(Line::value))),
                Change.VALUE, Change.LEVEL);
        hashed("left join", from(HEADS).leftJoin(LINES).on(Head::id).equalTo(Line::head)
                .select((head, line) -> into(Summary::new, head.get(Head::level), line.get(Line::value))),
                Change.VALUE, Change.HEAD, Change.LEVEL);
        hashed("full join", from(HEADS).fullJoin(LINES).on(Head::id).equalTo(Line::head)
                .select((head, line) -> into(Summary::new, head.get(Head::level), line.get(Line::value))),
                Change.VALUE, Change.HEAD, Change.LEVEL);
        Selection<Line> low = from(LINES).where(line -> line.get(Line::value).lt(FEW_VALUES));
        hashed("semi join", from(HEADS).semiJoin(low).on(Head::id).equalTo(Line::head), Change.VALUE, Change.HEAD,
                Change.LEVEL);
        hashed("anti join", from(HEADS).antiJoin(low).on(Head::id).equalTo(Line::head), Change.VALUE);
    }

    private void groups() {
        hashed("group", from(LINES).groupBy(Line::kind)
                .select(group -> into(Pair::new, group.key(), group.count())), Change.KIND, Change.LINE);
        hashed("group with a sum", from(LINES).groupBy(Line::kind)
                .select(group -> into(Summary::new, group.key(), group.sum(Line::value))), Change.VALUE, Change.KIND);
        ordered("group with a minimum", from(LINES).groupBy(Line::kind)
                .select(group -> into(Summary::new, group.key(), group.min(Line::value))), Change.VALUE);
        hashed("having", from(LINES).groupBy(Line::kind)
                .having(group -> group.sum(Line::value).gt((long) MOST_VALUE / 2 * CostData.LINES_OF_A_KIND))
                .select(group -> into(Summary::new, group.key(), group.sum(Line::value))), Change.VALUE);
        one("count", Yardstick.HASH_MAP, all -> all.count(), Change.LINE);
        one("sum", Yardstick.HASH_MAP, all -> all.sum(Line::value), Change.VALUE);
        one("sum of doubles", Yardstick.HASH_MAP, all -> all.sum(Line::amount), Change.VALUE);
        one("average", Yardstick.HASH_MAP, all -> all.avg(Line::value), Change.VALUE);
        one("variance", Yardstick.HASH_MAP, all -> all.variance(Line::value), Change.VALUE);
        one("variance of doubles", Yardstick.HASH_MAP, all -> all.variance(Line::amount), Change.VALUE);
        one("minimum", Yardstick.TREE_MAP, all -> all.min(Line::value), Change.VALUE, Change.LEAST);
        one("maximum", Yardstick.TREE_MAP, all -> all.max(Line::value), Change.GREATEST);
        one("median", Yardstick.TREE_MAP, all -> all.median(Line::value), Change.VALUE);
        one("percentile", Yardstick.TREE_MAP, all -> all.percentile(Line::value, 0.9), Change.VALUE);
        one("count of different values", Yardstick.HASH_MAP, all -> all.countDistinct(Line::value), Change.VALUE,
                Change.LINE);
    }

    private void one(String name, Yardstick yardstick, Function<Totals<Line>, Expr<?>> aggregate, Change... changes) {
        Query<?> query = aggregated(aggregate);
        add("one group: " + name, yardstick, size -> query, changes);
    }

    @SuppressWarnings("unchecked") // what comes of the aggregate is only counted
    private static Query<?> aggregated(Function<Totals<Line>, Expr<?>> aggregate) {
        return from(LINES).aggregate(all -> (Expr<Object>) aggregate.apply(all));
    }

    private void sets() {
        Selection<Long> values = from(LINES).select(line -> line.get(Line::value));
        Selection<Long> flagged = from(LINES).where(line -> line.get(Line::flag))
                .select(line -> line.get(Line::value));
        Selection<Long> levels = from(HEADS).select(head -> head.get(Head::level));
        hashed("distinct", values.distinct(), Change.VALUE);
        hashed("union", values.union(levels), Change.VALUE, Change.LEVEL);
        hashed("union all", values.unionAll(levels), Change.VALUE, Change.LEVEL);
        hashed("intersect", values.intersect(flagged), Change.VALUE, Change.FLAG);
        hashed("except", values.except(flagged), Change.VALUE, Change.FLAG);
    }

    private void orders() {
        ordered("order", from(LINES).orderBy(asc(Line::value)), Change.VALUE, Change.LINE);
        ordered("first page", from(LINES).orderBy(asc(Line::value)).limit(PAGE), Change.VALUE, Change.LEAST);
        add("deep page", Yardstick.TREE_MAP,
                size -> from(LINES).orderBy(asc(Line::value)).offset(size / 2).limit(PAGE), Change.VALUE, Change.LINE);
        add("deep page of a join", Yardstick.TREE_MAP,
                size -> from(LINES).join(HEADS).on(Line::head).equalTo(Head::id)
                        .select((line, head) -> into(Pair::new, line.get(Line::value), head.get(Head::level)))
                        .orderBy(desc(Pair::second)).offset(size / 2).limit(PAGE),
                Change.VALUE, Change.LEVEL);
    }

    private void subqueries() {
        ordered("nested list", from(HEADS).select(head -> into(Family::new, head.get(Head::id), nested(
                from(LINES).where(line -> line.get(Line::head).eq(head.get(Head::id))).orderBy(asc(Line::value))))),
                Change.VALUE, Change.HEAD, Change.LINE);
        ordered("nested page", from(HEADS).select(head -> into(Family::new, head.get(Head::id), nested(
                from(LINES).where(line -> line.get(Line::head).eq(head.get(Head::id))).orderBy(asc(Line::value))
                        .limit(3)))),
                Change.VALUE);
        ordered("first of a subquery", from(HEADS).select(head -> into(Summary::new, head.get(Head::id), first(
                from(LINES).where(line -> line.get(Line::head).eq(head.get(Head::id))).orderBy(asc(Line::value))
                        .select(line -> line.get(Line::value))))),
                Change.VALUE);
        hashed("scalar subquery", from(HEADS).select(head -> into(Summary::new, head.get(Head::id), scalar(
                from(LINES).where(line -> line.get(Line::head).eq(head.get(Head::id)))
                        .aggregate(lines -> lines.sum(Line::value))))),
                Change.VALUE, Change.HEAD);
        hashed("exists", from(HEADS).where(head -> exists(from(LINES)
                .where(line -> line.get(Line::head).eq(head.get(Head::id)).and(line.get(Line::value).lt(FEW_VALUES))))),
                Change.VALUE);
        hashed("exists, or something else", from(HEADS).where(head -> exists(from(LINES)
                .where(line -> line.get(Line::head).eq(head.get(Head::id)).and(line.get(Line::value).lt(FEW_VALUES))))
                .or(head.get(Head::level).lt(FEW_VALUES))), Change.VALUE);
    }
}
