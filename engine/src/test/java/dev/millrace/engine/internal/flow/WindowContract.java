package dev.millrace.engine.internal.flow;

import static dev.millrace.query.QueryDsl.asc;
import static dev.millrace.query.QueryDsl.desc;
import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.query.QueryDsl.into;
import static dev.millrace.query.QueryDsl.nested;
import static dev.millrace.testkit.sample.SampleSchema.ITEMS;
import static dev.millrace.testkit.sample.SampleSchema.OWNERS;

import java.util.List;

import dev.millrace.engine.OperatorContract;
import dev.millrace.query.OrderedQuery;
import dev.millrace.query.Query;
import dev.millrace.testkit.sample.Compound;
import dev.millrace.testkit.sample.Item;
import dev.millrace.testkit.sample.Owner;

/** Windows at the end of queries and below joins, groups and further windows, and one for each row around a subquery. */
abstract class WindowContract extends OperatorContract {

    private static final OrderedQuery<Item> TOP = from(ITEMS).orderBy(desc(Item::score), asc(Item::weight)).limit(3);
    private static final OrderedQuery<Owner> SECOND = from(OWNERS).orderBy(asc(Owner::level)).offset(1).limit(2);

    WindowContract(WindowRules windowRules) {
        super(windowRules);
    }

    @Override
    protected List<Query<?>> queries() {
        return List.of(
                TOP,
                TOP.select(item -> item.get(Item::title)),
                TOP.select(item -> item.row()).offset(1).limit(1),
                from(TOP).where(item -> item.get(Item::flag)),
                from(TOP).orderBy(asc(Item::title)).offset(1),
                from(TOP).groupBy(Item::group).select(group -> group.sum(Item::id)),
                from(TOP).leftJoin(SECOND).on(Item::group).equalTo(Owner::region)
                        .select((item, owner) -> into(Compound::new, owner.get(Owner::id), item.get(Item::weight))),
                from(ITEMS).join(SECOND).on(Item::ref).equalTo(Owner::id).select((item, owner) -> owner.row()),
                from(OWNERS).select(owner -> nested(
                        from(ITEMS).where(item -> item.get(Item::group).eq(owner.get(Owner::region)))
                                .orderBy(desc(Item::score)).offset(1).limit(2).select(item -> item.get(Item::id)))),
                SECOND.select(owner -> nested(
                        from(ITEMS).where(item -> item.get(Item::ref).eq(owner.get(Owner::id)))
                                .orderBy(asc(Item::title))
                                .limit(1).select(item -> item.get(Item::title)))),
                from(ITEMS).orderBy(asc(Item::price)).findOne(),
                from(ITEMS).where(item -> item.get(Item::flag)).findOne());
    }
}
