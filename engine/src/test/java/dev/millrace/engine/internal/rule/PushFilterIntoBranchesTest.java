package dev.millrace.engine.internal.rule;

import static dev.millrace.query.QueryDsl.asc;
import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.query.QueryDsl.into;
import static dev.millrace.query.QueryDsl.nested;
import static dev.millrace.testkit.sample.SampleSchema.ITEMS;
import static dev.millrace.testkit.sample.SampleSchema.OWNERS;

import java.util.List;

import dev.millrace.query.Query;
import dev.millrace.testkit.sample.Item;
import dev.millrace.testkit.sample.Owner;
import dev.millrace.testkit.sample.Tidy;

class PushFilterIntoBranchesTest extends RuleContract {

    @Override
    Rule rule() {
        return new PushFilterIntoBranches();
    }

    @Override
    List<Case> rewritten() {
        return List.of(
                new Case(from(ITEMS).distinct().where(i -> i.get(Item::flag)),
                        from(ITEMS).where(i -> i.get(Item::flag)).distinct()),
                new Case(
                        from(ITEMS).except(from(ITEMS).where(i -> i.get(Item::id).gt(3))).where(i -> i.get(Item::flag)),
                        from(ITEMS).where(i -> i.get(Item::flag))
                                .except(from(ITEMS).where(i -> i.get(Item::id).gt(3)).where(i -> i.get(Item::flag)))),
                new Case(from(ITEMS).unionAll(from(ITEMS)).where(i -> i.get(Item::price).eq(i.get(Item::price))),
                        from(ITEMS).where(i -> i.get(Item::price).eq(i.get(Item::price)))
                                .unionAll(from(ITEMS).where(i -> i.get(Item::price).eq(i.get(Item::price))))));
    }

    @Override
    List<Query<?>> kept() {
        return List.of(from(ITEMS).distinct().where(i -> i.get(Item::score).dividedBy(i.get(Item::score)).gt(1)),
                // The constructor may make another row of the form in which equal ones are shown.
                from(ITEMS).select(i -> into(Tidy::new, i.get(Item::group), i.get(Item::score))).distinct()
                        .where(t -> t.get(Tidy::small).gt(1)),
                // Distinct reads the quotient of all rows.
                from(ITEMS).select(i -> into(Brief::new, i.get(Item::id), i.get(Item::group).substring(1, 2),
                        nested(from(OWNERS).where(o -> o.get(Owner::id).eq(i.get(Item::ref)))
                                .select(o -> o.get(Owner::id)))))
                        .distinct().where(b -> b.get(Brief::id).gt(2)),
                from(from(ITEMS).orderBy(asc(Item::title)).limit(3)).where(i -> i.get(Item::flag)));
    }
}
