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

/** Joins of joins: rows are pulled through the lower one by a key of its left or its right side. Some read one table twice or thrice. */
class ThreeWayJoinOperatorTest extends OperatorContract {

    @Override
    protected List<Query<?>> queries() {
        return List.of(
                // The departures board: one table as origin and as destination.
                from(ITEMS).join(OWNERS).on(Item::ref).equalTo(Owner::id).join(OWNERS)
                        .on((item, first) -> item.get(Item::group))
                        .equalTo(Owner::id)
                        .where((item, first, second) -> first.get(Owner::level).le(second.get(Owner::level)))
                        .select((item, first, second) -> into(Compound::new, second.get(Owner::region),
                                item.get(Item::weight))),
                from(ITEMS).join(OWNERS).on(Item::ref).equalTo(Owner::id).join(OWNERS)
                        .on((item, owner) -> owner.get(Owner::region))
                        .equalTo(Owner::region)
                        .select((item, owner, neighbour) -> neighbour.row()),
                from(ITEMS).join(OWNERS).on(Item::group).equalTo(Owner::region).join(ITEMS)
                        .on((item, owner) -> owner.get(Owner::id))
                        .equalTo(Item::ref)
                        .select((item, owner, other) -> into(Compound::new, other.get(Item::title),
                                item.get(Item::weight))),
                from(ITEMS).join(ITEMS).on(Item::parent).equalTo(Item::id).join(ITEMS)
                        .on((child, parent) -> parent.get(Item::parent))
                        .equalTo(Item::id)
                        .select((child, parent, grandparent) -> grandparent.get(Item::title)),
                from(ITEMS).join(ITEMS).on(Item::group).equalTo(Item::group).join(ITEMS).on((a, b) -> b.get(Item::ref))
                        .equalTo(Item::ref)
                        .where((a, b, c) -> a.get(Item::score).le(c.get(Item::score)))
                        .select((a, b, c) -> c.row()).inKeyOrder(),
                from(OWNERS).join(ITEMS).on(Owner::id).equalTo(Item::ref).join(OWNERS)
                        .on((owner, item) -> item.get(Item::score))
                        .equalTo(Owner::level)
                        .select((owner, item, level) -> item.row()),
                from(OWNERS).join(OWNERS).on(Owner::region).equalTo(Owner::region).join(OWNERS)
                        .on((a, b) -> a.get(Owner::level).eq(b.get(Owner::level))).equalTo(Owner::active)
                        .select((a, b, c) -> c.get(Owner::id)));
    }
}
