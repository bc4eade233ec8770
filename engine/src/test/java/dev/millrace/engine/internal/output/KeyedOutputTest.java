package dev.millrace.engine.internal.output;

import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.query.QueryDsl.into;
import static dev.millrace.testkit.sample.SampleSchema.ITEMS;
import static dev.millrace.testkit.sample.SampleSchema.OWNERS;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.millrace.engine.CheckedEngine;
import dev.millrace.engine.OperatorContract;
import dev.millrace.query.Bindings;
import dev.millrace.query.Query;
import dev.millrace.query.Window;
import dev.millrace.testkit.sample.Compound;
import dev.millrace.testkit.sample.Item;
import dev.millrace.testkit.sample.Owner;

/** Results without order: what is made of rows, and when that differs. */
class KeyedOutputTest extends OperatorContract {

    @Override
    protected List<Query<?>> queries() {
        return List.of(
                from(ITEMS).select(item -> item.row()),
                from(ITEMS).select(item -> item.get(Item::group)),
                from(ITEMS).select(item -> item.get(Item::group).coalesce("none")),
                from(ITEMS).select(item -> item.get(Item::score).gt(1)),
                from(ITEMS).select(item -> into(Compound::new, item.get(Item::ref), item.get(Item::weight)))
                        .select(made -> made.get(Compound::real)),
                from(ITEMS).select(item -> into(Compound::new, item.get(Item::ref), item.get(Item::weight)))
                        .where(made -> made.row().ne(new Compound("o1", 0.0))),
                from(ITEMS).join(OWNERS).on(Item::ref).equalTo(Owner::id)
                        .select((item, owner) -> owner.get(Owner::level).gt(1).and(item.get(Item::flag))));
    }

    @Test
    void window_noOrder_isRefused() {
        CheckedEngine engine = new CheckedEngine();
        var result = engine.open(from(ITEMS), Bindings.NONE);

        assertThatThrownBy(() -> result.window(new Window(0, 3))).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("order");
    }
}
