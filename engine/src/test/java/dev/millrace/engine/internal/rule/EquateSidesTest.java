package dev.millrace.engine.internal.rule;

import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.testkit.sample.SampleSchema.ITEMS;
import static dev.millrace.testkit.sample.SampleSchema.OWNERS;

import java.util.List;

import dev.millrace.query.Query;
import dev.millrace.testkit.sample.Item;
import dev.millrace.testkit.sample.Owner;

class EquateSidesTest extends RuleContract {

    @Override
    Rule rule() {
        return new EquateSides();
    }

    @Override
    List<Case> rewritten() {
        return List.of(
                new Case(
                        from(ITEMS).join(OWNERS).on(Item::ref).equalTo(Owner::id)
                                .where((i, o) -> o.get(Owner::region).eq(i.get(Item::group)).and(i.get(Item::flag)))
                                .select((i, o) -> i.row()),
                        from(ITEMS).join(OWNERS).on(Item::ref).equalTo(Owner::id).and(Item::group)
                                .equalTo(Owner::region).where((i, o) -> i.get(Item::flag))
                                .select((i, o) -> i.row())),
                new Case(
                        from(ITEMS).fullJoin(OWNERS).on(Item::ref).equalTo(Owner::id)
                                .matching((i, o) -> i.get(Item::score).eq(o.get(Owner::level)))
                                .select((i, o) -> i.row()),
                        from(ITEMS).fullJoin(OWNERS).on(Item::ref).equalTo(Owner::id).and(Item::score)
                                .equalTo(Owner::level).select((i, o) -> i.row())));
    }

    @Override
    List<Query<?>> kept() {
        return List.of(
                // With the whole key equated the pairs would be known by the item alone.
                from(ITEMS).join(OWNERS).on(Item::group).equalTo(Owner::region)
                        .where((i, o) -> i.get(Item::ref).eq(o.get(Owner::id))).select((i, o) -> i.row()),
                from(ITEMS).leftJoin(OWNERS).on(Item::group).equalTo(Owner::region)
                        .matching((i, o) -> i.get(Item::ref).eq(o.get(Owner::id))).select((i, o) -> i.row()),
                // Above an outer join an equality drops rows without a match.
                from(ITEMS).leftJoin(OWNERS).on(Item::ref).equalTo(Owner::id)
                        .where((i, o) -> i.get(Item::group).eq(o.get(Owner::region))).select((i, o) -> i.row()),
                from(ITEMS).join(OWNERS).on(Item::ref).equalTo(Owner::id)
                        .where((i, o) -> i.get(Item::score).plus(1).eq(o.get(Owner::level)))
                        .select((i, o) -> i.row()));
    }
}
