package dev.millrace.engine.internal.flow;

import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.query.QueryDsl.into;
import static dev.millrace.testkit.sample.SampleSchema.ITEMS;
import static dev.millrace.testkit.sample.SampleSchema.OWNERS;

import java.util.List;

import dev.millrace.engine.OperatorContract;
import dev.millrace.query.Query;
import dev.millrace.testkit.sample.Compound;
import dev.millrace.testkit.sample.Item;
import dev.millrace.testkit.sample.Owner;

/** Joins where a left row can have several right rows: the identity is that of the pair. */
class PairJoinOperatorTest extends OperatorContract {

    @Override
    protected List<Query<?>> queries() {
        return List.of(
                from(OWNERS).join(ITEMS).on(Owner::id).equalTo(Item::ref).select((owner, item) -> item.row()),
                from(ITEMS).join(OWNERS).on(Item::group).equalTo(Owner::region)
                        .select((item, owner) -> into(Compound::new, owner.get(Owner::id), item.get(Item::weight))),
                from(OWNERS).where(owner -> owner.get(Owner::active).isNotNull()).join(ITEMS).on(Owner::level)
                        .equalTo(Item::score)
                        .where((owner, item) -> owner.get(Owner::region).ne(item.get(Item::group)))
                        .select((owner, item) -> owner.row()),
                from(ITEMS).join(ITEMS).on(Item::group).equalTo(Item::group).select((a, b) -> b.get(Item::title)),
                from(ITEMS).join(ITEMS).on(Item::price).equalTo(Item::price)
                        .where((a, b) -> a.get(Item::id).lt(b.get(Item::id)))
                        .select((a, b) -> into(Compound::new, a.get(Item::title), b.get(Item::weight))),
                from(ITEMS).join(ITEMS).on(Item::weight).equalTo(Item::weight).select((a, b) -> a.row()),
                from(OWNERS).join(OWNERS).on(Owner::region).equalTo(Owner::region).select((a, b) -> b.get(Owner::level))
                        .inKeyOrder(),
                // Rows without a match.
                from(ITEMS).leftJoin(OWNERS).on(Item::group).equalTo(Owner::region)
                        .select((item, owner) -> into(Compound::new, owner.get(Owner::id), item.get(Item::weight))),
                from(ITEMS).rightJoin(OWNERS).on(Item::group).equalTo(Owner::region)
                        .matching((item, owner) -> item.get(Item::score).ge(owner.get(Owner::level)))
                        .select((item, owner) -> item.get(Item::title)),
                from(ITEMS).fullJoin(OWNERS).on(Item::ref).equalTo(Owner::id)
                        .select((item, owner) -> into(Compound::new, owner.get(Owner::region), item.get(Item::weight))),
                from(ITEMS).fullJoin(OWNERS).on(Item::group).equalTo(Owner::region).and(Item::score)
                        .equalTo(Owner::level).matching((item, owner) -> item.get(Item::flag))
                        .select((item, owner) -> owner.get(Owner::active)),
                from(ITEMS).fullJoin(OWNERS).on(Item::group).equalTo(Owner::region)
                        .where((item, owner) -> item.get(Item::id).isNull().or(owner.get(Owner::id).isNull()))
                        .select((item, owner) -> owner.row()).inKeyOrder(),
                from(OWNERS).fullJoin(ITEMS).on(Owner::region).equalTo(Item::group).leftJoin(OWNERS)
                        .on((owner, item) -> item.get(Item::ref)).equalTo(Owner::region)
                        .select((owner, item, other) -> into(Compound::new, other.get(Owner::id),
                                item.get(Item::weight))),
                from(ITEMS).leftJoin(ITEMS).on(Item::id).equalTo(Item::parent)
                        .groupByExpr((item, child) -> item.get(Item::group))
                        .select((group, item, child) -> group.count(child.get(Item::id))));
    }
}
