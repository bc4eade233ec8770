package dev.millrace.engine.internal.plan;

import static dev.millrace.query.QueryDsl.exists;
import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.query.QueryDsl.param;
import static dev.millrace.testkit.sample.SampleSchema.ITEMS;
import static dev.millrace.testkit.sample.SampleSchema.OWNERS;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.millrace.engine.CheckedEngine;
import dev.millrace.engine.OperatorContract;
import dev.millrace.query.Bindings;
import dev.millrace.query.PlainExpr;
import dev.millrace.query.Query;
import dev.millrace.testkit.sample.Item;
import dev.millrace.testkit.sample.Owner;

class ParameterBinderTest extends OperatorContract {

    private static final PlainExpr<String> GROUP = param("group", String.class);
    private static final PlainExpr<Integer> SCORE = param("score", Integer.class);

    @Override
    protected Bindings bindings() {
        return Bindings.of("group", "a").and("score", null);
    }

    /** Parameters in every place where an expression may stand. */
    @Override
    protected List<Query<?>> queries() {
        return List.of(
                from(ITEMS).where(item -> item.get(Item::group).eq(GROUP).or(item.get(Item::score).eq(SCORE))),
                from(ITEMS).where(item -> item.get(Item::group).ne(GROUP).and(item.get(Item::score).eq(SCORE).not())),
                from(ITEMS).where(item -> item.get(Item::group).eq(GROUP)).select(item -> SCORE),
                from(ITEMS).groupByExpr(item -> item.get(Item::group).eq(GROUP))
                        .having(group -> group.max(group.row().get(Item::score)).eq(SCORE).isNull())
                        .select(group -> group.count(group.row().get(Item::group).eq(GROUP))),
                from(OWNERS).join(ITEMS).on(Owner::id).equalTo(Item::ref)
                        .where((owner, item) -> owner.get(Owner::region).eq(GROUP)
                                .and(item.get(Item::score).eq(SCORE).isNull()))
                        .select((owner, item) -> item.row()),
                from(ITEMS).where(item -> item.get(Item::group).eq(GROUP).or(item.get(Item::score).eq(SCORE)))
                        .inKeyOrder(),
                // A row that is made of a parameter can be null for all that reads it, whatever the value.
                from(ITEMS).where(item -> item.get(Item::score).eq(SCORE).isNull()).select(item -> GROUP)
                        .where(group -> group.row().isNotNull()),
                from(ITEMS)
                        .where(item -> exists(from(OWNERS).where(owner -> owner.get(Owner::id).eq(item.get(Item::ref)))
                                .where(owner -> owner.get(Owner::level).eq(SCORE).isNull()).select(owner -> GROUP)
                                .where(group -> group.row().eq(item.get(Item::group))))));
    }

    private static final Query<Item> QUERY = from(ITEMS).where(item -> item.get(Item::group).eq(GROUP));

    @Test
    void bind_parameterWithoutValue_isRefused() {
        CheckedEngine engine = new CheckedEngine();

        assertThatThrownBy(() -> engine.open(QUERY, Bindings.NONE)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"group\"").hasMessageContaining("String");
    }

    @Test
    void bind_valueOfAnotherType_isRefused() {
        CheckedEngine engine = new CheckedEngine();

        assertThatThrownBy(() -> engine.open(QUERY, Bindings.of("group", 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"group\"").hasMessageContaining("Integer");
    }

    @Test
    void bind_unknownName_isRefused() {
        CheckedEngine engine = new CheckedEngine();

        assertThatThrownBy(() -> engine.open(QUERY, Bindings.of("group", "a").and("team", "b")))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("\"team\"")
                .hasMessageContaining("group");
    }
}
