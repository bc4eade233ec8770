package dev.millrace.engine.internal.flow;

import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.query.QueryDsl.into;
import static dev.millrace.testkit.sample.SampleSchema.ITEMS;
import static dev.millrace.testkit.sample.SampleSchema.OWNERS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.millrace.engine.CheckedEngine;
import dev.millrace.engine.Identified;
import dev.millrace.engine.OperatorContract;
import dev.millrace.query.Bindings;
import dev.millrace.query.Identity;
import dev.millrace.query.Query;
import dev.millrace.testkit.sample.Card;
import dev.millrace.testkit.sample.Item;
import dev.millrace.testkit.sample.Owner;

/** Aggregates without groups: one row, always. */
class AggregateOperatorTest extends OperatorContract {

    @Override
    protected List<Query<?>> queries() {
        return List.of(
                from(ITEMS).aggregate(all -> all.count()),
                from(ITEMS).where(item -> item.get(Item::score).gt(0)).aggregate(all -> all.count()),
                from(ITEMS).aggregate(all -> into(Card::new, all.count(), all.sum(Item::id), all.min(Item::score),
                        all.avg(Item::score),
                        all.max(all.row().get(Item::price)), all.min(all.row().get(Item::title)), all.count().ge(3),
                        all.max(all.row().get(Item::weight)))),
                from(OWNERS).join(ITEMS).on(Owner::id).equalTo(Item::ref).select((owner, item) -> item.row())
                        .aggregate(all -> all.min(Item::score)));
    }

    @Test
    void open_noRows_isOneRow() {
        CheckedEngine engine = new CheckedEngine();

        var counts = engine.open(from(ITEMS).aggregate(all -> all.count()), Bindings.NONE);
        var sums = engine.open(from(ITEMS).aggregate(all -> all.sum(Item::score)), Bindings.NONE);

        assertThat(counts.rows()).containsExactly(new Identified<>(new Identity.Unit(), 0L));
        assertThat(sums.rows()).containsExactly(new Identified<>(new Identity.Unit(), null));
    }
}
