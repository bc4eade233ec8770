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

class PruneGroupedTest extends RuleContract {

    @Override
    Rule rule() {
        return new PruneGrouped();
    }

    @Override
    List<Case> rewritten() {
        return List.of(new Case(
                from(ITEMS).select(i -> into(Brief::new, i.get(Item::id), i.get(Item::group), titles(i)))
                        .groupBy(Brief::name).having(g -> g.max(Brief::id).gt(3)).select(g -> g.max(Brief::id)),
                from(ITEMS).groupBy(Item::group).having(g -> g.max(Item::id).gt(3)).select(g -> g.max(Item::id))));
    }

    private static Expr<List<String>> titles(Ref<Item> item) {
        return nested(from(ITEMS).where(i -> i.get(Item::parent).eq(item.get(Item::id)))
                .select(i -> i.get(Item::title)));
    }

    @Override
    List<Query<?>> kept() {
        return List.of(
                from(ITEMS).select(i -> into(Brief::new, i.get(Item::id), i.get(Item::group), titles(i)))
                        .groupBy(Brief::name).select(g -> g.count(g.row().get(Brief::parts))),
                from(ITEMS).select(i -> into(Tidy::new, i.get(Item::group), i.get(Item::score)))
                        .groupBy(Tidy::text).select(g -> g.count()),
                from(ITEMS).groupBy(Item::group).select(g -> g.max(Item::id)));
    }
}
