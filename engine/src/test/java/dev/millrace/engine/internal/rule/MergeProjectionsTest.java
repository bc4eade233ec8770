package dev.millrace.engine.internal.rule;

import static dev.millrace.query.QueryDsl.constant;
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

class MergeProjectionsTest extends RuleContract {

    @Override
    Rule rule() {
        return new MergeProjections();
    }

    @Override
    List<Case> rewritten() {
        return List.of(
                // The list is not read.
                new Case(
                        from(ITEMS).select(i -> into(Brief::new, i.get(Item::id), i.get(Item::group), titles(i)))
                                .select(b -> b.get(Brief::name)),
                        from(ITEMS).select(i -> i.get(Item::group))),
                new Case(
                        from(ITEMS).select(i -> into(Brief::new, i.get(Item::id), i.get(Item::group), titles(i)))
                                .select(b -> into(Brief::new, b.get(Brief::id), constant("a"), b.get(Brief::parts))),
                        from(ITEMS).select(i -> into(Brief::new, i.get(Item::id), constant("a"), titles(i)))),
                new Case(from(ITEMS).select(i -> i.row()).select(i -> i.get(Item::group)),
                        from(ITEMS).select(i -> i.get(Item::group))));
    }

    private static Expr<List<String>> titles(Ref<Item> item) {
        return nested(from(ITEMS).where(i -> i.get(Item::parent).eq(item.get(Item::id)))
                .select(i -> i.get(Item::title)));
    }

    @Override
    List<Query<?>> kept() {
        return List.of(
                // A text that cannot be made is a problem, read or not.
                from(ITEMS)
                        .select(i -> into(Brief::new, i.get(Item::id), i.get(Item::group).substring(1, 2), titles(i)))
                        .select(b -> b.get(Brief::id)),
                from(ITEMS).select(i -> into(Tidy::new, i.get(Item::group), i.get(Item::score)))
                        .select(t -> t.get(Tidy::text)),
                from(ITEMS).map(String.class, Item::title).select(t -> t.row().isNull()));
    }
}
