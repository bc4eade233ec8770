package dev.millrace.engine.internal.rule;

import static dev.millrace.query.QueryDsl.exists;
import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.testkit.sample.SampleSchema.ITEMS;
import static dev.millrace.testkit.sample.SampleSchema.OWNERS;

import java.util.List;

import dev.millrace.query.Query;
import dev.millrace.testkit.sample.Item;
import dev.millrace.testkit.sample.Owner;

class MergeFiltersTest extends RuleContract {

    @Override
    Rule rule() {
        return new MergeFilters();
    }

    @Override
    List<Case> rewritten() {
        return List.of(
                new Case(from(ITEMS).where(i -> i.get(Item::flag)).where(i -> i.get(Item::id).gt(3)),
                        from(ITEMS).where(i -> i.get(Item::flag).and(i.get(Item::id).gt(3)))),
                new Case(
                        from(ITEMS).where(i -> i.get(Item::id).dividedBy(i.get(Item::id)).gt(3))
                                .where(i -> i.get(Item::flag)),
                        from(ITEMS).where(
                                i -> i.get(Item::id).dividedBy(i.get(Item::id)).gt(3).and(i.get(Item::flag)))),
                new Case(
                        from(ITEMS).where(i -> exists(from(OWNERS).where(o -> o.get(Owner::id).eq(i.get(Item::ref)))))
                                .where(i -> i.get(Item::flag)),
                        from(ITEMS).where(i -> exists(from(OWNERS).where(o -> o.get(Owner::id).eq(i.get(Item::ref))))
                                .and(i.get(Item::flag)))));
    }

    @Override
    List<Query<?>> kept() {
        return List.of(from(ITEMS).where(i -> i.get(Item::flag)),
                // Of one filter the subquery would be asked last, and the division of all rows.
                from(ITEMS).where(i -> exists(from(OWNERS).where(o -> o.get(Owner::id).eq(i.get(Item::ref)))))
                        .where(i -> i.get(Item::id).dividedBy(i.get(Item::id)).gt(3)),
                from(ITEMS).where(i -> i.get(Item::flag)).filter(i -> true).where(i -> i.get(Item::id).gt(3)));
    }
}
