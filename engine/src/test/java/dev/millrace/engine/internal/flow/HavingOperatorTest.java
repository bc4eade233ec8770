package dev.millrace.engine.internal.flow;

import static dev.millrace.query.QueryDsl.asc;
import static dev.millrace.query.QueryDsl.desc;
import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.query.QueryDsl.into;
import static dev.millrace.testkit.sample.SampleSchema.ITEMS;
import static dev.millrace.testkit.sample.SampleSchema.OWNERS;

import java.util.List;

import dev.millrace.engine.OperatorContract;
import dev.millrace.query.Query;
import dev.millrace.query.Selection;
import dev.millrace.testkit.sample.Compound;
import dev.millrace.testkit.sample.Item;
import dev.millrace.testkit.sample.Owner;

/** What stands above groups: conditions on aggregates, orders, further groups, joins. */
class HavingOperatorTest extends OperatorContract {

    private static final Selection<Compound> AVERAGES = from(ITEMS).groupBy(Item::group)
            .select(group -> into(Compound::new, group.key(), group.avg(Item::score)));

    @Override
    protected List<Query<?>> queries() {
        return List.of(
                from(ITEMS).groupBy(Item::group).having(group -> group.count().ge(2)).select(group -> group.key()),
                from(ITEMS).groupBy(Item::ref).having(group -> group.max(Item::score).gt(1).not())
                        .having(group -> group.key().isNotNull()).select(group -> group.sum(Item::score)),
                from(OWNERS).join(ITEMS).on(Owner::region).equalTo(Item::group)
                        .groupByExpr((owner, item) -> owner.get(Owner::level))
                        .having((group, owner, item) -> group.count(item.get(Item::ref)).le(2))
                        .select((group, owner, item) -> group.count()),
                AVERAGES.where(average -> average.get(Compound::real).gt(0.5)),
                AVERAGES.orderBy(desc(Compound::real), asc(Compound::text).nullsLast()),
                AVERAGES.where(average -> average.get(Compound::text).isNotNull()).orderBy(asc(Compound::real)),
                AVERAGES.groupBy(Compound::real).select(group -> group.count(group.row().get(Compound::text))),
                AVERAGES.join(OWNERS).on(Compound::text).equalTo(Owner::region)
                        .select((average, owner) -> into(Compound::new, owner.get(Owner::id),
                                average.get(Compound::real))),
                AVERAGES.where(average -> average.get(Compound::real).lt(2.0)).join(OWNERS).on(Compound::text)
                        .equalTo(Owner::id)
                        .select((average, owner) -> average.row()));
    }
}
