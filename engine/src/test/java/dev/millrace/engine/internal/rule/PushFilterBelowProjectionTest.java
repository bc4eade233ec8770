package dev.millrace.engine.internal.rule;

import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.query.QueryDsl.into;
import static dev.millrace.query.QueryDsl.nested;
import static dev.millrace.testkit.sample.SampleSchema.ITEMS;

import java.util.List;

import dev.millrace.query.Expr;
import dev.millrace.query.Query;
import dev.millrace.query.Ref;
import dev.millrace.testkit.sample.Item;
import dev.millrace.testkit.sample.Tidy;

class PushFilterBelowProjectionTest extends RuleContract {

    @Override
    Rule rule() {
        return new PushFilterBelowProjection();
    }

    @Override
    List<Case> rewritten() {
        return List.of(
                new Case(
                        from(ITEMS).select(i -> into(Brief::new, i.get(Item::id), i.get(Item::group), titles(i)))
                                .where(b -> b.get(Brief::name).eq("a")),
                        from(ITEMS).where(i -> i.get(Item::group).eq("a"))
                                .select(i -> into(Brief::new, i.get(Item::id), i.get(Item::group), titles(i)))),
                new Case(
                        from(ITEMS).groupBy(Item::group)
                                .select(g -> into(Brief::new, g.count(), g.key(), g.list(Item::title)))
                                .where(b -> b.get(Brief::name).eq("a").and(b.get(Brief::id).gt(2))),
                        from(ITEMS).groupBy(Item::group).having(g -> g.key().eq("a").and(g.count().gt(2)))
                                .select(g -> into(Brief::new, g.count(), g.key(), g.list(Item::title)))),
                new Case(from(ITEMS).select(i -> i.row()).where(i -> i.get(Item::flag)),
                        from(ITEMS).where(i -> i.get(Item::flag)).select(i -> i.row())));
    }

    private static Expr<List<String>> titles(Ref<Item> item) {
        return nested(from(ITEMS).where(i -> i.get(Item::parent).eq(item.get(Item::id)))
                .select(i -> i.get(Item::title)));
    }

    @Override
    List<Query<?>> kept() {
        return List.of(
                // It shows another text than it is given.
                from(ITEMS).select(i -> into(Tidy::new, i.get(Item::group), i.get(Item::score)))
                        .where(t -> t.get(Tidy::text).eq("a")),
                // It would not fail for rows that are dropped.
                from(ITEMS).select(i -> into(Brief::new, i.get(Item::id), i.get(Item::group).substring(1, 2),
                        titles(i))).where(b -> b.get(Brief::id).gt(2)),
                // A list would be gathered twice.
                from(ITEMS).select(i -> into(Brief::new, i.get(Item::id), i.get(Item::group), titles(i)))
                        .where(b -> b.get(Brief::parts).isNull()),
                from(ITEMS).map(String.class, Item::title).where(t -> t.row().eq("a")));
    }
}
