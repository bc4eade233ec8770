package dev.millrace.engine.internal.flow;

import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.testkit.sample.SampleSchema.ITEMS;
import static dev.millrace.testkit.sample.SampleSchema.OWNERS;

import java.math.BigDecimal;
import java.util.List;

import dev.millrace.engine.OperatorContract;
import dev.millrace.query.Query;
import dev.millrace.testkit.sample.Item;
import dev.millrace.testkit.sample.Owner;

class FilterOperatorTest extends OperatorContract {

    @Override
    protected List<Query<?>> queries() {
        return List.of(
                from(ITEMS).where(item -> item.get(Item::flag)),
                from(ITEMS).where(item -> item.get(Item::group).eq("a").not()),
                from(ITEMS).where(item -> item.get(Item::score).ge(1).or(item.get(Item::parent).isNull())),
                from(ITEMS).where(item -> item.get(Item::price).eq(new BigDecimal("1.000")))
                        .where(item -> item.get(Item::weight).le(0.0)),
                from(ITEMS).where(item -> item.get(Item::weight).gt(1.0).and(item.get(Item::title).lt("b")).not()),
                from(ITEMS).where(item -> item.get(Item::parent).ne(item.get(Item::parent))),
                from(OWNERS).where(owner -> owner.get(Owner::active).not()),
                from(OWNERS).where(owner -> owner.get(Owner::active).isNull().or(owner.get(Owner::region).gt("a"))));
    }
}
