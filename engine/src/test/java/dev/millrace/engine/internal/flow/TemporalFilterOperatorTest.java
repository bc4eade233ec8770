package dev.millrace.engine.internal.flow;

import static dev.millrace.query.QueryDsl.asc;
import static dev.millrace.query.QueryDsl.constant;
import static dev.millrace.query.QueryDsl.desc;
import static dev.millrace.query.QueryDsl.exists;
import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.query.QueryDsl.into;
import static dev.millrace.query.QueryDsl.nested;
import static dev.millrace.query.QueryDsl.notExists;
import static dev.millrace.query.QueryDsl.now;
import static dev.millrace.query.QueryDsl.number;
import static dev.millrace.query.QueryDsl.scalar;
import static dev.millrace.testkit.sample.SampleSchema.ITEMS;
import static dev.millrace.testkit.sample.SampleSchema.OWNERS;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import dev.millrace.engine.CheckedEngine;
import dev.millrace.engine.OperatorContract;
import dev.millrace.query.Bindings;
import dev.millrace.query.CalendarField;
import dev.millrace.query.NumberExpr;
import dev.millrace.query.OrderedQuery;
import dev.millrace.query.Query;
import dev.millrace.query.QueryRef;
import dev.millrace.query.Selection;
import dev.millrace.testkit.sample.Compound;
import dev.millrace.testkit.sample.Item;
import dev.millrace.testkit.sample.Owner;

/**
 * Rows that are compared with the clock, which advances and goes back with every commit: with its second, so that what the sample rows
 * hold is passed again and again.
 */
class TemporalFilterOperatorTest extends OperatorContract {

    private static final List<Integer> SECONDS = List.of(1, 2, 0, 3, 3, 1, 58, 2);
    private static final NumberExpr<Integer> SECOND = now(Duration.ofSeconds(1)).extract(CalendarField.SECOND);
    private static final OrderedQuery<Item> TOP = from(ITEMS).where(item -> item.get(Item::score).le(SECOND))
            .orderBy(desc(Item::score), asc(Item::group)).limit(3);
    private static final QueryRef<Item> TOP_REF = QueryRef.of("top", TOP);
    private static final Selection<Item> LIGHT =
            from(ITEMS).where(item -> item.get(Item::weight).lt(SECOND.toDouble()));
    private static final QueryRef<Item> LIGHT_REF = QueryRef.of("light", LIGHT);

    private int commits;

    @Override
    protected void stageBeside(CheckedEngine engine) {
        engine.tick(Instant.EPOCH.plusSeconds(SECONDS.get(commits % SECONDS.size())));
        commits++;
    }

    @Override
    protected void openSources(CheckedEngine engine) {
        engine.open("top", TOP, Bindings.NONE);
        engine.open("light", LIGHT, Bindings.NONE);
    }

    @Override
    protected List<Query<?>> queries() {
        return List.of(
                from(ITEMS).where(item -> item.get(Item::score).ge(SECOND)),
                from(ITEMS).where(item -> item.get(Item::score).gt(SECOND)),
                from(ITEMS).where(item -> item.get(Item::score).le(SECOND)).orderBy(asc(Item::score)),
                from(ITEMS).where(item -> SECOND.gt(item.get(Item::score))),
                from(ITEMS).where(item -> item.get(Item::weight).ge(SECOND.toDouble())).orderBy(desc(Item::weight)),
                from(ITEMS).where(item -> SECOND.toDecimal().ge(item.get(Item::price))),
                // Windows of time, also of other rows.
                from(ITEMS).where(item -> item.get(Item::score).ge(SECOND.minus(1))
                        .and(item.get(Item::score).lt(SECOND.plus(2))).and(item.get(Item::flag))),
                from(ITEMS).where(item -> item.get(Item::score).between(constant(0), SECOND)),
                from(OWNERS).where(owner -> SECOND.between(owner.get(Owner::level), owner.get(Owner::level).plus(1))),
                // No threshold, some of the time.
                from(ITEMS).where(item -> item.get(Item::score).lt(SECOND.nullIf(2))),
                from(ITEMS).where(item -> item.get(Item::score).ge(SECOND.nullIf(2).nullIf(3))),
                from(ITEMS).where(item -> item.get(Item::score).gt(constant(3).dividedBy(SECOND))),
                // Beside other uses of the clock.
                from(ITEMS).where(item -> item.get(Item::score).le(SECOND))
                        .where(item -> item.get(Item::parent).isDistinctFrom(
                                now(Duration.ofSeconds(2)).extract(CalendarField.SECOND).toLong())),
                // Read by what stands above, and pulled through.
                from(OWNERS).join(from(ITEMS).where(item -> item.get(Item::score).le(SECOND))).on(Owner::id)
                        .equalTo(Item::ref)
                        .select((owner, item) -> into(Compound::new, owner.get(Owner::region), item.get(Item::weight))),
                from(ITEMS).where(item -> item.get(Item::score).ge(SECOND))
                        .leftJoin(from(OWNERS).where(owner -> owner.get(Owner::level).lt(SECOND))).on(Item::group)
                        .equalTo(Owner::region).select((item, owner) -> owner.get(Owner::id)),
                from(ITEMS).leftJoin(from(OWNERS).where(owner -> owner.get(Owner::level).ge(SECOND))).on(Item::ref)
                        .equalTo(Owner::id).select((item, owner) -> owner.get(Owner::level)),
                from(ITEMS).where(item -> item.get(Item::score).le(SECOND)).groupBy(Item::group)
                        .select(group -> group.sum(Item::score)),
                from(ITEMS).groupBy(Item::group).having(group -> group.max(Item::score).lt(SECOND))
                        .select(group -> group.count()),
                from(OWNERS).where(owner -> exists(from(ITEMS).where(item -> item.get(Item::ref)
                        .eq(owner.get(Owner::id)).and(item.get(Item::score).lt(SECOND))))),
                from(OWNERS).where(owner -> owner.get(Owner::level).le(SECOND))
                        .where(owner -> notExists(from(ITEMS).where(item -> item.get(Item::group)
                                .eq(owner.get(Owner::region)).and(item.get(Item::score).ge(SECOND))))),
                from(OWNERS).select(owner -> nested(from(ITEMS).where(item -> item.get(Item::group)
                        .eq(owner.get(Owner::region)).and(item.get(Item::score).ge(SECOND)))
                        .orderBy(desc(Item::score)).limit(2))),
                from(OWNERS).where(owner -> number(scalar(from(ITEMS)
                        .where(item -> item.get(Item::ref).eq(owner.get(Owner::id)))
                        .aggregate(all -> all.max(Item::score)))).between(SECOND.minus(1), SECOND)),
                from(OWNERS).select(owner -> nested(from(ITEMS).where(item -> item.get(Item::group)
                        .eq(owner.get(Owner::region))
                        .and(item.get(Item::score).plus(owner.get(Owner::level)).gt(SECOND)))
                        .select(item -> item.get(Item::id)))),
                from(ITEMS).where(item -> item.get(Item::score).le(SECOND)).select(item -> item.get(Item::score))
                        .union(from(OWNERS).where(owner -> owner.get(Owner::level).gt(SECOND))
                                .select(owner -> owner.get(Owner::level))),
                from(TOP_REF).where(item -> item.get(Item::score).ge(SECOND.minus(1))).inKeyOrder(),
                from(ITEMS).join(from(LIGHT_REF)).on(Item::group).equalTo(Item::group)
                        .select((item, light) -> light.get(Item::title)));
    }
}
