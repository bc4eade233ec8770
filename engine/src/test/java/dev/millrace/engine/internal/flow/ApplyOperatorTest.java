package dev.millrace.engine.internal.flow;

import static dev.millrace.query.QueryDsl.asc;
import static dev.millrace.query.QueryDsl.desc;
import static dev.millrace.query.QueryDsl.exists;
import static dev.millrace.query.QueryDsl.first;
import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.query.QueryDsl.into;
import static dev.millrace.query.QueryDsl.intoMap;
import static dev.millrace.query.QueryDsl.named;
import static dev.millrace.query.QueryDsl.nested;
import static dev.millrace.query.QueryDsl.number;
import static dev.millrace.query.QueryDsl.scalar;
import static dev.millrace.testkit.sample.SampleSchema.ITEMS;
import static dev.millrace.testkit.sample.SampleSchema.OWNERS;

import java.util.List;

import dev.millrace.engine.OperatorContract;
import dev.millrace.query.Query;
import dev.millrace.testkit.sample.Card;
import dev.millrace.testkit.sample.Item;
import dev.millrace.testkit.sample.Owner;

/** Values that are made of the rows of subqueries: lists, first rows, aggregates, truths. */
class ApplyOperatorTest extends OperatorContract {

    @Override
    protected List<Query<?>> queries() {
        return List.of(
                from(OWNERS).select(owner -> nested(
                        from(ITEMS).where(item -> item.get(Item::ref).eq(owner.get(Owner::id))))),
                from(OWNERS).select(owner -> intoMap(named("name", owner.get(Owner::id)), named("leaves", nested(
                        from(ITEMS).where(item -> item.get(Item::group).eq(owner.get(Owner::region)))
                                .orderBy(desc(Item::score), asc(Item::title)).limit(2)
                                .select(item -> intoMap(named("id", item.get(Item::id)), named("names", nested(
                                        from(ITEMS).where(child -> child.get(Item::parent).eq(item.get(Item::id))
                                                .and(child.get(Item::flag)))
                                                .orderBy(asc(Item::title))
                                                .select(child -> child.get(Item::title)))))))))),
                from(OWNERS).select(owner -> into(Card::new, owner.get(Owner::level).toLong().coalesce(0L),
                        scalar(from(ITEMS).where(item -> item.get(Item::group).eq(owner.get(Owner::region)))
                                .aggregate(all -> all.count())),
                        scalar(from(ITEMS).where(item -> item.get(Item::group).eq(owner.get(Owner::region)))
                                .aggregate(all -> all.max(Item::score))),
                        first(from(ITEMS).where(item -> item.get(Item::ref).eq(owner.get(Owner::id)))
                                .orderBy(asc(Item::weight)).select(item -> item.get(Item::weight))),
                        scalar(from(ITEMS).where(item -> item.get(Item::ref).eq(owner.get(Owner::id)))
                                .aggregate(all -> all.sum(Item::price))),
                        owner.get(Owner::id),
                        exists(from(ITEMS).where(item -> item.get(Item::ref).eq(owner.get(Owner::id))
                                .and(item.get(Item::score).gt(owner.get(Owner::level))))),
                        first(from(ITEMS).where(item -> item.get(Item::ref).eq(owner.get(Owner::id)))
                                .orderBy(desc(Item::weight))))),
                from(OWNERS).select(owner -> owner.get(Owner::region)
                        .in(from(ITEMS).where(item -> item.get(Item::ref).eq(owner.get(Owner::id)))
                                .select(item -> item.get(Item::group)))),
                // Correlated by more than an equality, and not at all.
                from(OWNERS).select(owner -> nested(
                        from(ITEMS).where(item -> item.get(Item::group).eq(owner.get(Owner::region))
                                .and(item.get(Item::score).lt(owner.get(Owner::level))))
                                .select(item -> item.get(Item::id)))),
                from(OWNERS).select(owner -> scalar(from(ITEMS).aggregate(all -> all.sum(Item::id)))),
                // Read by what stands above.
                from(OWNERS).where(owner -> number(scalar(
                        from(ITEMS).where(item -> item.get(Item::ref).eq(owner.get(Owner::id)))
                                .aggregate(all -> all.count())))
                        .ge(1)).orderBy(asc(Owner::region)),
                from(ITEMS).select(
                        item -> first(from(OWNERS).where(owner -> owner.get(Owner::id).eq(item.get(Item::ref)))))
                        .join(OWNERS).on(Owner::region).equalTo(Owner::region)
                        .select((owner, neighbour) -> neighbour.get(Owner::id)),
                from(ITEMS).join(OWNERS).on(Item::group).equalTo(Owner::region)
                        .select((item, owner) -> nested(from(ITEMS)
                                .where(other -> other.get(Item::parent).eq(item.get(Item::id))
                                        .and(other.get(Item::ref).eq(owner.get(Owner::id))))
                                .select(other -> other.get(Item::title)))));
    }
}
