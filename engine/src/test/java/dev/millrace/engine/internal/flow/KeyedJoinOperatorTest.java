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

/** Joins on the right side's key: a left row has one right row at most and keeps its identity. */
class KeyedJoinOperatorTest extends OperatorContract {

    @Override
    protected List<Query<?>> queries() {
        return List.of(
                from(ITEMS).join(OWNERS).on(Item::ref).equalTo(Owner::id).select((item, owner) -> item.row()),
                from(ITEMS).join(OWNERS).on(Item::ref).equalTo(Owner::id)
                        .select((item, owner) -> owner.get(Owner::level)),
                from(ITEMS).join(OWNERS).on(Item::ref).equalTo(Owner::id)
                        .select((item, owner) -> into(Compound::new, owner.get(Owner::region), item.get(Item::weight))),
                from(ITEMS).where(item -> item.get(Item::flag)).join(OWNERS).on(Item::ref).equalTo(Owner::id)
                        .where((item, owner) -> owner.get(Owner::level).lt(3)
                                .and(owner.get(Owner::region).eq(item.get(Item::group))))
                        .select((item, owner) -> owner.row()),
                // A row joined with another of its own table, or with itself.
                from(ITEMS).join(ITEMS).on(Item::parent).equalTo(Item::id)
                        .select((child, parent) -> into(Compound::new, child.get(Item::title),
                                parent.get(Item::weight))),
                from(ITEMS).join(ITEMS).on(Item::id).equalTo(Item::id)
                        .where((a, b) -> a.get(Item::score).ge(b.get(Item::score)))
                        .select((a, b) -> b.row()),
                from(OWNERS).join(OWNERS).on(Owner::region).equalTo(Owner::id)
                        .select((owner, region) -> region.get(Owner::active)),
                // Left joins, where a right row that comes later is an update.
                from(ITEMS).leftJoin(OWNERS).on(Item::ref).equalTo(Owner::id)
                        .select((item, owner) -> into(Compound::new, owner.get(Owner::region), item.get(Item::weight))),
                from(ITEMS).leftJoin(OWNERS).on(Item::ref).equalTo(Owner::id)
                        .matching((item, owner) -> owner.get(Owner::level).gt(item.get(Item::score)))
                        .select((item, owner) -> owner.row()),
                from(ITEMS).leftJoin(OWNERS).on(Item::ref).equalTo(Owner::id).and(Item::group).equalTo(Owner::region)
                        .select((item, owner) -> owner.get(Owner::level)),
                from(ITEMS).join(OWNERS).on(Item::group).equalTo(Owner::region).and(Item::ref).equalTo(Owner::id)
                        .select((item, owner) -> item.get(Item::title)),
                from(ITEMS).leftJoin(OWNERS).on(Item::ref).equalTo(Owner::id)
                        .where((item, owner) -> owner.get(Owner::id).isNull()).select((item, owner) -> item.row()),
                // What a join above reads of an absent side is null.
                from(ITEMS).leftJoin(OWNERS).on(Item::ref).equalTo(Owner::id).leftJoin(OWNERS)
                        .on((item, owner) -> owner.get(Owner::region)).equalTo(Owner::id)
                        .select((item, owner, region) -> region.get(Owner::level)),
                from(ITEMS).leftJoin(OWNERS).on(Item::ref).equalTo(Owner::id)
                        .groupByExpr((item, owner) -> owner.get(Owner::region))
                        .select((group, item, owner) -> group.count(owner.get(Owner::id))));
    }
}
