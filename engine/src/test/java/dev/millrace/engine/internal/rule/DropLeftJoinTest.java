package dev.millrace.engine.internal.rule;

import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.testkit.sample.SampleSchema.ITEMS;
import static dev.millrace.testkit.sample.SampleSchema.OWNERS;

import java.util.List;

import dev.millrace.query.Query;
import dev.millrace.testkit.sample.Item;
import dev.millrace.testkit.sample.Owner;

class DropLeftJoinTest extends RuleContract {

    @Override
    Rule rule() {
        return new DropLeftJoin();
    }

    @Override
    List<Case> rewritten() {
        return List.of(
                new Case(
                        from(ITEMS).leftJoin(OWNERS).on(Item::ref).equalTo(Owner::id)
                                .where((i, o) -> i.get(Item::flag)).select((i, o) -> i.get(Item::title)),
                        from(ITEMS).where(i -> i.get(Item::flag)).select(i -> i.get(Item::title))),
                // The lanes behind those of the owner move up.
                new Case(
                        from(ITEMS).leftJoin(OWNERS).on(Item::ref).equalTo(Owner::id)
                                .join(ITEMS).on((i, o) -> i.get(Item::parent)).equalTo(Item::id)
                                .select((i, o, p) -> p.get(Item::title)),
                        from(ITEMS).join(ITEMS).on(Item::parent).equalTo(Item::id)
                                .select((i, p) -> p.get(Item::title))));
    }

    @Override
    List<Query<?>> kept() {
        return List.of(
                from(ITEMS).leftJoin(OWNERS).on(Item::ref).equalTo(Owner::id)
                        .where((i, o) -> o.get(Owner::level).isNull()).select((i, o) -> i.get(Item::title)),
                // Several owners make several rows,
                from(ITEMS).leftJoin(OWNERS).on(Item::group).equalTo(Owner::region)
                        .select((i, o) -> i.get(Item::title)),
                // and none makes none.
                from(ITEMS).join(OWNERS).on(Item::ref).equalTo(Owner::id).select((i, o) -> i.get(Item::title)),
                from(ITEMS).leftJoin(from(OWNERS).filter(o -> true)).on(Item::ref).equalTo(Owner::id)
                        .select((i, o) -> i.get(Item::title)));
    }
}
