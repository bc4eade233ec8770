package dev.millrace.engine.internal.rule;

import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.testkit.sample.SampleSchema.ITEMS;
import static dev.millrace.testkit.sample.SampleSchema.OWNERS;

import java.util.List;

import dev.millrace.query.Query;
import dev.millrace.testkit.sample.Item;
import dev.millrace.testkit.sample.Owner;

class SplitResidualTest extends RuleContract {

    @Override
    Rule rule() {
        return new SplitResidual();
    }

    @Override
    List<Case> rewritten() {
        return List.of(
                new Case(
                        from(ITEMS).join(OWNERS).on(Item::ref).equalTo(Owner::id)
                                .matching((i, o) -> i.get(Item::flag).and(o.get(Owner::level).gt(1)))
                                .select((i, o) -> i.row()),
                        from(ITEMS).where(i -> i.get(Item::flag))
                                .join(from(OWNERS).where(o -> o.get(Owner::level).gt(1)))
                                .on(Item::ref).equalTo(Owner::id).select((i, o) -> i.row())),
                // A left row comes out in any case.
                new Case(
                        from(ITEMS).leftJoin(OWNERS).on(Item::ref).equalTo(Owner::id)
                                .matching((i, o) -> i.get(Item::flag).and(o.get(Owner::level).gt(1)))
                                .select((i, o) -> i.row()),
                        from(ITEMS).leftJoin(from(OWNERS).where(o -> o.get(Owner::level).gt(1)))
                                .on(Item::ref).equalTo(Owner::id).matching((i, o) -> i.get(Item::flag))
                                .select((i, o) -> i.row())),
                new Case(
                        from(ITEMS).semiJoin(OWNERS).on(Item::ref).equalTo(Owner::id)
                                .matching((i, o) -> i.get(Item::flag)),
                        from(ITEMS).where(i -> i.get(Item::flag)).semiJoin(OWNERS).on(Item::ref)
                                .equalTo(Owner::id)),
                new Case(
                        from(ITEMS).antiJoin(OWNERS).on(Item::ref).equalTo(Owner::id)
                                .matching((i, o) -> i.get(Item::flag).and(o.get(Owner::level).gt(1))),
                        from(ITEMS).antiJoin(from(OWNERS).where(o -> o.get(Owner::level).gt(1)))
                                .on(Item::ref).equalTo(Owner::id).matching((i, o) -> i.get(Item::flag))));
    }

    @Override
    List<Query<?>> kept() {
        return List.of(
                from(ITEMS).antiJoin(OWNERS).on(Item::ref).equalTo(Owner::id).matching((i, o) -> i.get(Item::flag)),
                from(ITEMS).fullJoin(OWNERS).on(Item::ref).equalTo(Owner::id)
                        .matching((i, o) -> i.get(Item::flag).and(o.get(Owner::level).gt(1)))
                        .select((i, o) -> i.row()),
                from(ITEMS).join(OWNERS).on(Item::ref).equalTo(Owner::id)
                        .matching((i, o) -> i.get(Item::score).lt(o.get(Owner::level))).select((i, o) -> i.row()),
                from(ITEMS).join(OWNERS).on(Item::ref).equalTo(Owner::id)
                        .matching((i, o) -> i.get(Item::flag)
                                .and(i.get(Item::score).dividedBy(o.get(Owner::level)).gt(1)))
                        .select((i, o) -> i.row()));
    }
}
