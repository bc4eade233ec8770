package dev.millrace.engine.internal.flow;

import static dev.millrace.query.QueryDsl.asc;
import static dev.millrace.query.QueryDsl.desc;
import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.query.QueryDsl.into;
import static dev.millrace.testkit.sample.SampleSchema.ITEMS;
import static dev.millrace.testkit.sample.SampleSchema.OWNERS;

import java.util.List;
import java.util.Objects;

import dev.millrace.engine.OperatorContract;
import dev.millrace.query.Query;
import dev.millrace.query.Selection;
import dev.millrace.testkit.sample.Compound;
import dev.millrace.testkit.sample.Item;
import dev.millrace.testkit.sample.Owner;
import dev.millrace.testkit.sample.Picky;

/** Rows made by code of the user's, some of which refuse to be made and are left out; and filters of such code. */
class ProjectOperatorTest extends OperatorContract {

    private static final Selection<Picky> PICKY =
            from(ITEMS).select(item -> into(Picky::new, item.get(Item::title), item.get(Item::score)));
    private static final Selection<Compound> MAPPED = from(ITEMS).map(Compound.class,
            item -> new Compound(item.group(), Objects.requireNonNull(item.score()) * item.weight()));

    @Override
    protected List<Query<?>> queries() {
        return List.of(
                PICKY,
                PICKY.orderBy(desc(Picky::small), asc(Picky::text)),
                PICKY.orderBy(asc(Picky::small)).limit(3).select(picky -> picky.get(Picky::text)),
                PICKY.groupBy(Picky::text).select(group -> group.count()),
                from(OWNERS).join(PICKY).on(Owner::level).equalTo(Picky::small)
                        .select((owner, picky) -> into(Picky::new, picky.get(Picky::text), owner.get(Owner::level))),
                from(OWNERS).leftJoin(ITEMS).on(Owner::id).equalTo(Item::ref)
                        .select((owner, item) -> into(Picky::new, item.get(Item::title), owner.get(Owner::level))),
                MAPPED,
                MAPPED.where(compound -> compound.get(Compound::real).gt(0.0)).orderBy(asc(Compound::text)),
                MAPPED.join(OWNERS).on(Compound::text).equalTo(Owner::region).select((compound, owner) -> owner.row()),
                from(ITEMS).map(String.class, Item::ref).distinct(),
                from(ITEMS).filter(item -> Objects.requireNonNull(item.score()) > 0),
                from(OWNERS).filter(owner -> Objects.requireNonNull(owner.active())).join(ITEMS).on(Owner::id)
                        .equalTo(Item::ref).select((owner, item) -> item.get(Item::title)));
    }
}
