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

/** All rows of several queries, each told apart by its branch. */
class UnionOperatorTest extends OperatorContract {

    private static final Selection<Compound> OF_ITEMS =
            from(ITEMS).select(item -> into(Compound::new, item.get(Item::group), item.get(Item::weight)));
    private static final Selection<Compound> OF_OWNERS = from(OWNERS)
            .select(owner -> into(Compound::new, owner.get(Owner::region), owner.get(Owner::level).toDouble()));
    private static final Selection<Compound> OF_BOTH = OF_ITEMS.unionAll(OF_OWNERS);

    @Override
    protected List<Query<?>> queries() {
        return List.of(
                OF_BOTH,
                OF_BOTH.orderBy(desc(Compound::real), asc(Compound::text)),
                OF_ITEMS.unionAll(OF_ITEMS, OF_OWNERS).where(compound -> compound.get(Compound::real).gt(0.5)),
                from(ITEMS).where(item -> item.get(Item::flag))
                        .unionAll(from(ITEMS).where(item -> item.get(Item::score).gt(0))),
                OF_BOTH.groupBy(Compound::text).select(group -> group.count()),
                // Joins pull rows of each branch.
                OF_BOTH.join(OWNERS).on(Compound::text).equalTo(Owner::region)
                        .select((compound, owner) -> into(Compound::new, owner.get(Owner::id),
                                compound.get(Compound::real))),
                OF_ITEMS.unionAll(OF_BOTH).join(OWNERS).on(Compound::text).equalTo(Owner::region)
                        .select((compound, owner) -> compound.get(Compound::real)),
                from(OWNERS).leftJoin(OF_BOTH).on(Owner::region).equalTo(Compound::text)
                        .select((owner, compound) -> compound.get(Compound::real)),
                from(ITEMS).join(OWNERS).on(Item::ref).equalTo(Owner::id).select((item, owner) -> item.row())
                        .unionAll(from(ITEMS).orderBy(asc(Item::score)).limit(2)));
    }
}
