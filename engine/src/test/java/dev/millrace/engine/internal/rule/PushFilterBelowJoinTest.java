package dev.millrace.engine.internal.rule;

import static dev.millrace.query.QueryDsl.exists;
import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.testkit.sample.SampleSchema.ITEMS;
import static dev.millrace.testkit.sample.SampleSchema.OWNERS;

import java.util.List;

import dev.millrace.query.Query;
import dev.millrace.testkit.sample.Item;
import dev.millrace.testkit.sample.Owner;

class PushFilterBelowJoinTest extends RuleContract {

    @Override
    Rule rule() {
        return new PushFilterBelowJoin();
    }

    @Override
    List<Case> rewritten() {
        return List.of(
                new Case(
                        from(ITEMS).join(OWNERS).on(Item::ref).equalTo(Owner::id)
                                .where((i, o) -> i.get(Item::flag).and(o.get(Owner::level).gt(1))
                                        .and(i.get(Item::score).lt(o.get(Owner::level))))
                                .select((i, o) -> i.row()),
                        from(ITEMS).where(i -> i.get(Item::flag))
                                .join(from(OWNERS).where(o -> o.get(Owner::level).gt(1)))
                                .on(Item::ref).equalTo(Owner::id)
                                .where((i, o) -> i.get(Item::score).lt(o.get(Owner::level)))
                                .select((i, o) -> i.row())),
                new Case(
                        from(ITEMS).leftJoin(OWNERS).on(Item::ref).equalTo(Owner::id)
                                .where((i, o) -> i.get(Item::flag).and(o.get(Owner::level).isNull()))
                                .select((i, o) -> i.row()),
                        from(ITEMS).where(i -> i.get(Item::flag)).leftJoin(OWNERS).on(Item::ref).equalTo(Owner::id)
                                .where((i, o) -> o.get(Owner::level).isNull()).select((i, o) -> i.row())),
                new Case(
                        from(ITEMS).rightJoin(OWNERS).on(Item::ref).equalTo(Owner::id)
                                .where((i, o) -> o.get(Owner::level).gt(1)).select((i, o) -> o.row()),
                        from(ITEMS).rightJoin(from(OWNERS).where(o -> o.get(Owner::level).gt(1)))
                                .on(Item::ref).equalTo(Owner::id).select((i, o) -> o.row())),
                new Case(
                        from(ITEMS).antiJoin(OWNERS).on(Item::ref).equalTo(Owner::id).where(i -> i.get(Item::flag)),
                        from(ITEMS).where(i -> i.get(Item::flag)).antiJoin(OWNERS).on(Item::ref)
                                .equalTo(Owner::id)));
    }

    @Override
    List<Query<?>> kept() {
        return List.of(
                // An absent row is no row that a filter below could keep.
                from(ITEMS).leftJoin(OWNERS).on(Item::ref).equalTo(Owner::id)
                        .where((i, o) -> o.get(Owner::level).isNull()).select((i, o) -> i.row()),
                from(ITEMS).fullJoin(OWNERS).on(Item::ref).equalTo(Owner::id)
                        .where((i, o) -> i.get(Item::flag)).select((i, o) -> i.row()),
                // What can fail would be asked of rows without a match,
                from(ITEMS).join(OWNERS).on(Item::ref).equalTo(Owner::id)
                        .where((i, o) -> i.get(Item::score).dividedBy(i.get(Item::score)).gt(1))
                        .select((i, o) -> i.row()),
                // or what stands behind it of fewer rows,
                from(ITEMS).join(OWNERS).on(Item::ref).equalTo(Owner::id)
                        .where((i, o) -> i.get(Item::score).dividedBy(i.get(Item::score)).gt(1).and(i.get(Item::flag)))
                        .select((i, o) -> i.row()),
                // as would keys,
                from(ITEMS).join(OWNERS).onExpr(i -> i.get(Item::score).plus(1)).equalTo(Owner::level)
                        .where((i, o) -> i.get(Item::flag)).select((i, o) -> i.row()),
                // or rows that are looked up.
                from(ITEMS).join(from(OWNERS).filter(o -> true)).on(Item::ref).equalTo(Owner::id)
                        .where((i, o) -> i.get(Item::flag)).select((i, o) -> i.row()),
                // Subqueries stay where they are.
                from(ITEMS).join(OWNERS).on(Item::ref).equalTo(Owner::id)
                        .where((i, o) -> exists(from(OWNERS).where(p -> p.get(Owner::id).eq(i.get(Item::ref)))))
                        .select((i, o) -> i.row()));
    }
}
