package dev.millrace.engine.internal.output;

import static dev.millrace.query.QueryDsl.asc;
import static dev.millrace.query.QueryDsl.desc;
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

/** Orders with ties and nulls, each in several windows. */
class OrderedOutputTest extends OperatorContract {

    @Override
    protected List<Query<?>> queries() {
        return List.of(
                from(ITEMS).inKeyOrder(),
                from(ITEMS).orderBy(desc(Item::score), asc(Item::title)),
                from(ITEMS).orderBy(asc(Item::group).nullsLast(), desc(Item::weight)).offset(1).limit(3),
                from(ITEMS).where(item -> item.get(Item::flag))
                        .orderBy(asc(Item::price), desc(Item::parent).nullsLast()).limit(2),
                from(ITEMS).select(item -> item.get(Item::group)).inKeyOrder(),
                from(OWNERS).orderBy(desc(Owner::active)),
                from(ITEMS).join(OWNERS).on(Item::ref).equalTo(Owner::id)
                        .select((item, owner) -> into(Compound::new, owner.get(Owner::region), item.get(Item::weight)))
                        .orderBy(desc(Compound::text), asc(Compound::real)).limit(4),
                from(ITEMS).join(OWNERS).on(Item::group).equalTo(Owner::region)
                        .select((item, owner) -> into(Compound::new, owner.get(Owner::id), item.get(Item::weight)))
                        .orderBy(asc(Compound::real)),
                from(ITEMS).groupBy(Item::group).select(group -> into(Card::new, group.count(), group.sum(Item::score),
                        group.max(Item::score), group.avg(Item::score), group.min(group.row().get(Item::price)),
                        group.key(),
                        group.count().gt(1), group.max(group.row().get(Item::title))))
                        .orderBy(desc(Card::rank), asc(Card::real)));
    }
}
