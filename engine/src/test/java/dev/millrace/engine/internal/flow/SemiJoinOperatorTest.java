package dev.millrace.engine.internal.flow;

import static dev.millrace.query.QueryDsl.asc;
import static dev.millrace.query.QueryDsl.exists;
import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.query.QueryDsl.into;
import static dev.millrace.query.QueryDsl.notExists;
import static dev.millrace.testkit.sample.SampleSchema.ITEMS;
import static dev.millrace.testkit.sample.SampleSchema.OWNERS;

import java.util.List;

import dev.millrace.engine.OperatorContract;
import dev.millrace.query.Query;
import dev.millrace.testkit.sample.Compound;
import dev.millrace.testkit.sample.Item;
import dev.millrace.testkit.sample.Owner;

/** Rows with a match and rows without one: as joins, and as conditions on subqueries. */
class SemiJoinOperatorTest extends OperatorContract {

    @Override
    protected List<Query<?>> queries() {
        return List.of(
                from(OWNERS).semiJoin(ITEMS).on(Owner::id).equalTo(Item::ref),
                from(OWNERS).antiJoin(ITEMS).on(Owner::id).equalTo(Item::ref).orderBy(asc(Owner::level)),
                from(ITEMS).semiJoin(ITEMS).on(Item::group).equalTo(Item::group).and(Item::weight)
                        .equalTo(Item::weight).matching((a, b) -> a.get(Item::id).ne(b.get(Item::id))),
                from(ITEMS).antiJoin(OWNERS).on(Item::group).equalTo(Owner::region)
                        .matching((item, owner) -> owner.get(Owner::level).gt(item.get(Item::score)))
                        .select(item -> item.get(Item::title)),
                from(OWNERS)
                        .where(owner -> exists(from(ITEMS).where(item -> item.get(Item::ref).eq(owner.get(Owner::id))
                                .and(item.get(Item::flag))))),
                from(OWNERS).where(owner -> notExists(from(ITEMS)
                        .where(item -> item.get(Item::group).eq(owner.get(Owner::region))
                                .and(item.get(Item::score).ge(owner.get(Owner::level)))))),
                from(ITEMS).where(item -> item.get(Item::ref)
                        .in(from(OWNERS).where(owner -> owner.get(Owner::active))
                                .select(owner -> owner.get(Owner::id)))),
                from(ITEMS).where(item -> item.get(Item::group)
                        .in(from(OWNERS).select(owner -> owner.get(Owner::region))).not()),
                // What is joined or grouped above is pulled through it.
                from(OWNERS).semiJoin(ITEMS).on(Owner::region).equalTo(Item::group).join(ITEMS).on(Owner::id)
                        .equalTo(Item::ref)
                        .select((owner, item) -> into(Compound::new, owner.get(Owner::region), item.get(Item::weight))),
                from(ITEMS).antiJoin(OWNERS).on(Item::ref).equalTo(Owner::id).groupBy(Item::group)
                        .select(group -> group.count()));
    }
}
