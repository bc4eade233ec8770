package dev.millrace.engine.internal.flow;

import static dev.millrace.query.QueryDsl.asc;
import static dev.millrace.query.QueryDsl.desc;
import static dev.millrace.query.QueryDsl.exists;
import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.testkit.sample.SampleSchema.ITEMS;
import static dev.millrace.testkit.sample.SampleSchema.OWNERS;

import java.util.List;

import dev.millrace.engine.CheckedEngine;
import dev.millrace.engine.OperatorContract;
import dev.millrace.query.Bindings;
import dev.millrace.query.OrderedQuery;
import dev.millrace.query.Query;
import dev.millrace.query.QueryRef;
import dev.millrace.query.Selection;
import dev.millrace.testkit.sample.Item;
import dev.millrace.testkit.sample.Owner;

/** Live queries as sources of others: whole and in windows, of rows, of values, of joined rows and of groups. */
class ResultRowsTest extends OperatorContract {

    private static final Selection<Item> GROUPED = from(ITEMS).where(item -> item.get(Item::group).isNotNull());
    private static final OrderedQuery<Item> TOP =
            from(ITEMS).orderBy(desc(Item::score), asc(Item::group)).offset(1).limit(3);
    private static final Selection<Item> PAIRS = from(ITEMS).join(ITEMS).on(Item::group).equalTo(Item::group)
            .select((a, b) -> b.row());
    private static final Selection<Integer> BEST =
            from(ITEMS).groupBy(Item::group).select(group -> group.max(Item::score));
    private static final QueryRef<Item> ALL_REF = QueryRef.of("grouped", GROUPED);
    private static final QueryRef<Item> TOP_REF = QueryRef.of("top", TOP);
    private static final QueryRef<Item> PAIRS_REF = QueryRef.of("pairs", PAIRS);
    private static final QueryRef<Integer> BEST_REF = QueryRef.of("best", BEST);
    private static final Selection<Item> CHAIN = from(TOP_REF).where(item -> item.get(Item::score).gt(0));
    private static final QueryRef<Item> CHAIN_REF = QueryRef.of("chain", CHAIN);

    @Override
    protected void openSources(CheckedEngine engine) {
        engine.open("grouped", GROUPED, Bindings.NONE);
        engine.open("top", TOP, Bindings.NONE);
        engine.open("pairs", PAIRS, Bindings.NONE);
        engine.open("best", BEST, Bindings.NONE);
        engine.open("chain", CHAIN, Bindings.NONE);
    }

    @Override
    protected List<Query<?>> queries() {
        return List.of(
                from(ALL_REF),
                from(TOP_REF).inKeyOrder(),
                from(TOP_REF).select(item -> item.get(Item::title)),
                from(PAIRS_REF).orderBy(asc(Item::weight)),
                from(BEST_REF).where(best -> best.row().isNotNull()),
                from(BEST_REF).distinct(),
                from(CHAIN_REF).inKeyOrder(),
                from(CHAIN_REF).groupBy(Item::group).select(group -> group.sum(Item::score)),
                // Diamonds: what is derived from a relation beside the relation itself, and beside itself.
                from(ITEMS).join(from(TOP_REF)).on(Item::id).equalTo(Item::id).select((a, b) -> b.get(Item::score)),
                from(ITEMS).leftJoin(from(CHAIN_REF)).on(Item::group).equalTo(Item::group)
                        .select((a, b) -> b.get(Item::title)),
                from(ALL_REF).join(from(PAIRS_REF)).on(Item::group).equalTo(Item::group)
                        .select((a, b) -> b.row()),
                from(TOP_REF).fullJoin(from(CHAIN_REF)).on(Item::id).equalTo(Item::id)
                        .select((a, b) -> b.get(Item::id)),
                from(OWNERS).where(owner -> exists(
                        from(TOP_REF).where(item -> item.get(Item::ref).eq(owner.get(Owner::id))))),
                from(TOP_REF).unionAll(from(CHAIN_REF)).orderBy(asc(Item::title)));
    }
}
