package dev.millrace.engine.internal.flow;

import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.query.QueryDsl.into;
import static dev.millrace.testkit.sample.SampleSchema.ITEMS;
import static dev.millrace.testkit.sample.SampleSchema.OWNERS;

import java.util.List;

import dev.millrace.engine.OperatorContract;
import dev.millrace.query.Query;
import dev.millrace.testkit.sample.Card;
import dev.millrace.testkit.sample.Compound;
import dev.millrace.testkit.sample.Item;
import dev.millrace.testkit.sample.Owner;

/** Groups, of rows and of joined rows, filtered by their aggregates, grouped again, joined. */
class GroupOperatorTest extends OperatorContract {

    @Override
    protected List<Query<?>> queries() {
        return List.of(
                from(ITEMS).groupBy(Item::group).select(group -> into(Card::new, group.count(), group.sum(Item::score),
                        group.max(Item::score), group.avg(Item::score), group.min(group.row().get(Item::price)),
                        group.key(),
                        group.count().gt(1), group.max(group.row().get(Item::title)))),
                from(ITEMS).groupBy(Item::weight).select(group -> group.key()),
                from(ITEMS).groupBy(Item::price).select(group -> group.count(group.row().get(Item::group))),
                from(ITEMS).groupByExpr(item -> into(Compound::new, item.get(Item::group), item.get(Item::weight)))
                        .select(group -> group.key()),
                from(ITEMS).groupByExpr(item -> item.row()).select(group -> group.count()),
                from(ITEMS).where(item -> item.get(Item::flag)).groupByExpr(item -> item.get(Item::score).gt(0))
                        .select(group -> into(Compound::new, group.min(group.row().get(Item::title)),
                                group.avg(Item::id))),
                from(ITEMS).join(OWNERS).on(Item::ref).equalTo(Owner::id)
                        .groupByExpr((item, owner) -> owner.get(Owner::region))
                        .select((group, item, owner) -> into(Compound::new, group.max(owner.get(Owner::id)),
                                group.avg(item.get(Item::score)))));
    }
}
