package dev.millrace.engine.internal.rule;

import static dev.millrace.query.QueryDsl.asc;
import static dev.millrace.query.QueryDsl.desc;
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

class SinkBelowProjectionTest extends RuleContract {

    @Override
    Rule rule() {
        return new SinkBelowProjection();
    }

    @Override
    List<Case> rewritten() {
        return List.of(
                new Case(
                        from(ITEMS).select(i -> into(Brief::new, i.get(Item::id), i.get(Item::group), titles(i)))
                                .orderBy(desc(Brief::name)),
                        from(ITEMS).orderBy(desc(Item::group))
                                .select(i -> into(Brief::new, i.get(Item::id), i.get(Item::group), titles(i)))),
                // Lists are gathered for three items.
                new Case(
                        from(ITEMS).orderBy(desc(Item::group))
                                .select(i -> into(Brief::new, i.get(Item::id), i.get(Item::group), titles(i)))
                                .limit(3),
                        from(ITEMS).orderBy(desc(Item::group)).limit(3)
                                .select(i -> into(Brief::new, i.get(Item::id), i.get(Item::group), titles(i)))));
    }

    private static Expr<List<String>> titles(Ref<Item> item) {
        return nested(from(ITEMS).where(i -> i.get(Item::parent).eq(item.get(Item::id)))
                .select(i -> i.get(Item::title)));
    }

    @Override
    List<Query<?>> kept() {
        return List.of(
                from(ITEMS).select(i -> into(Tidy::new, i.get(Item::group), i.get(Item::score)))
                        .orderBy(desc(Tidy::text)).limit(3),
                from(ITEMS)
                        .select(i -> into(Brief::new, i.get(Item::id), i.get(Item::group).substring(1, 2), titles(i)))
                        .orderBy(asc(Brief::id)).limit(3),
                from(ITEMS).groupBy(Item::group).select(g -> into(Brief::new, g.count(), g.key(), g.list(Item::title)))
                        .orderBy(asc(Brief::id)).limit(3));
    }
}
