package dev.millrace.engine.internal.rule;

import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.testkit.sample.SampleSchema.ITEMS;

import java.util.List;

import dev.millrace.query.Query;
import dev.millrace.testkit.sample.Item;

class PushHavingBelowGroupTest extends RuleContract {

    @Override
    Rule rule() {
        return new PushHavingBelowGroup();
    }

    @Override
    List<Case> rewritten() {
        return List.of(
                new Case(
                        from(ITEMS).groupBy(Item::group).having(g -> g.key().eq("a").and(g.count().gt(2)))
                                .select(g -> g.sum(Item::score)),
                        from(ITEMS).where(i -> i.get(Item::group).eq("a")).groupBy(Item::group)
                                .having(g -> g.count().gt(2)).select(g -> g.sum(Item::score))),
                new Case(
                        from(ITEMS).groupBy(Item::group, Item::flag).having(g -> g.key2().eq(true))
                                .select(g -> g.count()),
                        from(ITEMS).where(i -> i.get(Item::flag).eq(true)).groupBy(Item::group, Item::flag)
                                .select(g -> g.count())));
    }

    @Override
    List<Query<?>> kept() {
        return List.of(
                // The sum of the ids of a group that is dropped may leave the range of a long.
                from(ITEMS).groupBy(Item::group).having(g -> g.key().eq("a")).select(g -> g.sum(Item::id)),
                from(ITEMS).groupBy(Item::group).having(g -> g.count().gt(2)).select(g -> g.count()),
                from(ITEMS).groupByExpr(i -> i.get(Item::score).dividedBy(i.get(Item::score)))
                        .having(g -> g.key().eq(1)).select(g -> g.count()));
    }
}
