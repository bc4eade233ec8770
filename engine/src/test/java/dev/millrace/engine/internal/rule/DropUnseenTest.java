package dev.millrace.engine.internal.rule;

import static dev.millrace.query.QueryDsl.asc;
import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.testkit.sample.SampleSchema.ITEMS;

import java.util.List;

import dev.millrace.query.Query;
import dev.millrace.testkit.sample.Item;

class DropUnseenTest extends RuleContract {

    @Override
    Rule rule() {
        return new DropUnseen();
    }

    @Override
    List<Case> rewritten() {
        return List.of(
                new Case(from(from(ITEMS).orderBy(asc(Item::title))).where(i -> i.get(Item::flag)),
                        from(ITEMS).where(i -> i.get(Item::flag))),
                new Case(from(from(ITEMS).orderBy(asc(Item::title)).select(i -> i.get(Item::title))).distinct(),
                        from(ITEMS).select(i -> i.get(Item::title)).distinct()),
                new Case(from(ITEMS).distinct().distinct(), from(ITEMS).distinct()),
                new Case(from(ITEMS).union(from(ITEMS)).distinct(), from(ITEMS).union(from(ITEMS))),
                new Case(from(ITEMS).distinct().intersect(from(ITEMS)), from(ITEMS).intersect(from(ITEMS))));
    }

    @Override
    List<Query<?>> kept() {
        return List.of(
                // The order decides which rows there are.
                from(from(ITEMS).orderBy(asc(Item::title)).limit(3)).where(i -> i.get(Item::flag)),
                from(from(ITEMS).orderByExpr(i -> asc(i.get(Item::score).plus(1)))).where(i -> i.get(Item::flag)),
                // A group is known by its key, and its row in a distinct by what it shows.
                from(ITEMS).groupBy(Item::group).select(g -> g.key()).distinct(),
                from(ITEMS).unionAll(from(ITEMS)).distinct());
    }
}
