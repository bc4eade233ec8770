package dev.millrace.engine;

import static dev.millrace.query.QueryDsl.asc;
import static dev.millrace.query.QueryDsl.caseWhen;
import static dev.millrace.query.QueryDsl.desc;
import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.query.QueryDsl.param;

import java.util.List;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import dev.millrace.query.Bindings;
import dev.millrace.query.Query;
import dev.millrace.query.UserFunction;
import dev.millrace.testkit.sample.Choices;
import dev.millrace.testkit.sample.Item;
import dev.millrace.testkit.sample.Owner;
import dev.millrace.testkit.sample.SampleRows;
import dev.millrace.testkit.sample.SampleSchema;

/** Queries with functions in every step are kept current (law 6), also where some of them cannot be computed. */
class FunctionQueryTest {

    /** Throws for a text without code points. */
    private static final UserFunction.Unary<String, Integer> CODE =
            UserFunction.of("code", String.class, Integer.class, text -> text.codePointAt(0));

    private static final List<Query<?>> QUERIES = List.of(
            from(SampleSchema.ITEMS).where(i -> i.get(Item::title).like("%a").or(i.get(Item::score).plus(1).gt(3))),
            from(SampleSchema.ITEMS).where(i -> i.get(Item::title).startsWith("z").not()
                    .and(i.get(Item::score).in(List.of(0, 1, 2)))),
            from(SampleSchema.ITEMS).where(i -> i.get(Item::id).between(2L, 30L))
                    .select(i -> i.get(Item::score).times(2)),
            from(SampleSchema.ITEMS).select(i -> caseWhen(i.get(Item::flag).eq(true))
                    .then(i.get(Item::weight).dividedBy(i.get(Item::score).toDouble())).otherwise(i.get(Item::weight))),
            from(SampleSchema.ITEMS).select(i -> CODE.call(i.get(Item::title))),
            from(SampleSchema.ITEMS).groupByExpr(i -> i.get(Item::title).lower().length())
                    .having(g -> g.count().plus(g.key().toLong()).mod(2).eq(1L))
                    .select(g -> g.count().times(g.key().toLong())),
            from(SampleSchema.ITEMS).aggregate(g -> g.max(g.row().get(Item::score).plus(1))),
            from(SampleSchema.ITEMS).orderByExpr(i -> desc(i.get(Item::price).round()),
                    i -> asc(i.get(Item::title).upper())).offset(1).limit(5),
            from(SampleSchema.ITEMS).join(SampleSchema.OWNERS).onExpr(i -> i.get(Item::ref).concat(i.get(Item::group)))
                    .equalToExpr(o -> o.get(Owner::id).trim())
                    .select((i, o) -> i.get(Item::title).concat(o.get(Owner::region))));

    @Property(tries = 20)
    void anyHistory_equalsFreshEvaluations(@ForAll long seed) {
        Choices choices = Choices.seeded(seed);
        CheckedEngine engine = new CheckedEngine();
        QUERIES.forEach(query -> engine.open(query, Bindings.NONE));
        CheckedResult<Item> bound = engine.open(from(SampleSchema.ITEMS)
                .where(i -> i.get(Item::score).minus(1).lt(param("less", Integer.class))),
                Bindings.NONE.and("less", 1));

        for (int step = 0; step < 30; step++) {
            for (int change = choices.below(4); change >= 0; change--) {
                engine.put(SampleSchema.ITEMS, SampleRows.any(SampleSchema.ITEMS, choices));
                engine.put(SampleSchema.OWNERS, SampleRows.any(SampleSchema.OWNERS, choices));
            }
            engine.commit();
            if (choices.oneIn(4)) {
                bound.bind(Bindings.NONE.and("less", choices.oneIn(4) ? null : choices.below(4) - 2));
            }
        }
    }
}
