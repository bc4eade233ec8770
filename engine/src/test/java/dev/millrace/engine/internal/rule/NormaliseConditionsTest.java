package dev.millrace.engine.internal.rule;

import static dev.millrace.query.QueryDsl.asc;
import static dev.millrace.query.QueryDsl.constant;
import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.query.QueryDsl.param;
import static dev.millrace.testkit.sample.SampleSchema.ITEMS;
import static dev.millrace.testkit.sample.SampleSchema.OWNERS;

import java.util.List;

import dev.millrace.query.Query;
import dev.millrace.testkit.sample.Item;
import dev.millrace.testkit.sample.Owner;

class NormaliseConditionsTest extends RuleContract {

    @Override
    Rule rule() {
        return new NormaliseConditions();
    }

    @Override
    List<Case> rewritten() {
        return List.of(
                // flat, each once
                new Case(from(ITEMS).where(i -> i.get(Item::flag).and(i.get(Item::id).gt(3).and(i.get(Item::flag)))),
                        from(ITEMS).where(i -> i.get(Item::flag).and(i.get(Item::id).gt(3)))),
                // what is true in any case
                new Case(from(ITEMS).where(i -> i.get(Item::flag).and(constant(true))),
                        from(ITEMS).where(i -> i.get(Item::flag))),
                new Case(from(ITEMS).where(i -> constant(true)), from(ITEMS)),
                // constants behind what they are compared with
                new Case(from(ITEMS).where(i -> constant(5).lt(i.get(Item::score))),
                        from(ITEMS).where(i -> i.get(Item::score).gt(5))),
                new Case(from(ITEMS).where(i -> param("least", Long.class).eq(i.get(Item::id)).isNull()),
                        from(ITEMS).where(i -> i.get(Item::id).eq(param("least", Long.class)).isNull())),
                // without NOT
                new Case(from(ITEMS).where(i -> i.get(Item::score).lt(5).not()),
                        from(ITEMS).where(i -> i.get(Item::score).ge(5))),
                new Case(from(ITEMS).where(i -> i.get(Item::flag).not().not()),
                        from(ITEMS).where(i -> i.get(Item::flag))),
                new Case(from(ITEMS).where(i -> i.get(Item::score).isNull().not()),
                        from(ITEMS).where(i -> i.get(Item::score).isNotNull())),
                // constants behind components, parameters behind constants, else by what they say
                new Case(
                        from(ITEMS).where(i -> i.get(Item::id).gt(param("least", Long.class))
                                .and(i.get(Item::title).eq("a")).and(i.get(Item::group).eq("b"))
                                .and(i.get(Item::group).eq(i.get(Item::title)))),
                        from(ITEMS).where(i -> i.get(Item::group).eq(i.get(Item::title))
                                .and(i.get(Item::group).eq("b")).and(i.get(Item::title).eq("a"))
                                .and(i.get(Item::id).gt(param("least", Long.class))))),
                // what can fail divides them
                new Case(
                        from(ITEMS).where(i -> i.get(Item::title).eq("a").and(i.get(Item::group).eq("b"))
                                .and(i.get(Item::id).dividedBy(0).isNull()).and(i.get(Item::flag))),
                        from(ITEMS).where(i -> i.get(Item::group).eq("b").and(i.get(Item::title).eq("a"))
                                .and(i.get(Item::id).dividedBy(0).isNull()).and(i.get(Item::flag)))),
                new Case(
                        from(ITEMS).join(OWNERS).on(Item::ref).equalTo(Owner::id)
                                .matching((i, o) -> constant(1).lt(o.get(Owner::level))).select((i, o) -> i.row()),
                        from(ITEMS).join(OWNERS).on(Item::ref).equalTo(Owner::id)
                                .matching((i, o) -> o.get(Owner::level).gt(1)).select((i, o) -> i.row())));
    }

    @Override
    List<Query<?>> kept() {
        return List.of(from(ITEMS).where(i -> i.get(Item::group).eq("b").and(i.get(Item::title).eq("a"))),
                // A division fails or not, whatever it is compared with, but not where that is null.
                from(ITEMS).where(i -> param("least", Long.class).eq(i.get(Item::id).dividedBy(i.get(Item::id)))),
                from(ITEMS).where(i -> i.get(Item::id).dividedBy(i.get(Item::id)).gt(1).and(i.get(Item::flag))),
                // Without the filter the rows would have positions.
                from(from(ITEMS).orderBy(asc(Item::title)).limit(3)).where(i -> constant(true)),
                from(ITEMS).where(i -> i.get(Item::flag).and(i.get(Item::id).gt(3)).not()));
    }
}
