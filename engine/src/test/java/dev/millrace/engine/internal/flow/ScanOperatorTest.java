package dev.millrace.engine.internal.flow;

import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.testkit.sample.SampleSchema.ITEMS;
import static dev.millrace.testkit.sample.SampleSchema.OWNERS;

import java.util.List;

import dev.millrace.engine.OperatorContract;
import dev.millrace.query.Query;
import dev.millrace.testkit.sample.Item;
import dev.millrace.testkit.sample.Owner;

class ScanOperatorTest extends OperatorContract {

    @Override
    protected List<Query<?>> queries() {
        return List.of(from(ITEMS), from(OWNERS), from(ITEMS).select(item -> item.get(Item::weight)),
                from(OWNERS).select(owner -> owner.get(Owner::active)));
    }
}
