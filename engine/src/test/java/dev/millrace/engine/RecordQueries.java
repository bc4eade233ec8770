package dev.millrace.engine;

import static dev.millrace.engine.Readings.READINGS;
import static dev.millrace.query.QueryDsl.asc;
import static dev.millrace.query.QueryDsl.desc;
import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.query.QueryDsl.into;
import static dev.millrace.query.QueryDsl.now;
import static dev.millrace.query.QueryDsl.param;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.CalendarField;
import dev.millrace.query.Join2;
import dev.millrace.query.NumberExpr;
import dev.millrace.query.Query;
import dev.millrace.query.Selection;
import dev.millrace.query.TimeExpr;

/** Queries over {@link Readings} that read components of every primitive type, in every operator that reads them in a way of its own. */
final class RecordQueries {

    /** The name of the one parameter: how far before or after the clock a threshold is. */
    static final String LEAD = "lead";

    /** A record that is made of values alone, so that it waits until somebody asks for it. */
    record Plain(int whole, @Nullable Float single, double real, @Nullable Long large) {
    }

    /** Likewise, of the lesser types. */
    record Lesser(float single, short small, byte least, char letter) {
    }

    /** Of both sides of a join, where either may be missing. */
    record Pair(@Nullable Byte left, @Nullable Double right) {
    }

    private static final TimeExpr<Instant> NOW = now(Duration.ofMillis(300));
    private static final NumberExpr<Integer> SECOND = now(Duration.ofSeconds(1)).extract(CalendarField.SECOND);

    /** What others are joined with: results of joins would be large otherwise. */
    private static final Selection<Reading> FEW = from(READINGS).where(row -> row.get(Reading::id).lt(40));

    private final List<Query<?>> queries = new ArrayList<>();

    private RecordQueries() {
    }

    static List<Query<?>> all() {
        RecordQueries all = new RecordQueries();
        all.extremes();
        all.ranks();
        all.counts();
        all.records();
        all.joins();
        all.lookups();
        all.orders();
        all.thresholds();
        return all.queries;
    }

    private static Selection<Plain> plain(Selection<Reading> readings) {
        return readings.select(row -> into(Plain::new, row.get(Reading::whole), row.get(Reading::single),
                row.get(Reading::real), row.get(Reading::large)));
    }

    private static Selection<Lesser> lesser(Selection<Reading> readings) {
        return readings.select(row -> into(Lesser::new, row.get(Reading::single), row.get(Reading::small),
                row.get(Reading::least), row.get(Reading::letter)));
    }

    private static Selection<Plain> ofBoth(Join2<Reading, Reading> joined) {
        return joined.select((left, right) -> into(Plain::new, left.get(Reading::whole), right.get(Reading::single),
                left.get(Reading::real), right.get(Reading::large)));
    }

    private void extremes() {
        queries.add(from(READINGS).groupBy(Reading::kind).select(group -> group.min(Reading::whole)));
        queries.add(from(READINGS).groupBy(Reading::kind).select(group -> group.max(Reading::small)));
        queries.add(from(READINGS).groupBy(Reading::flag).select(group -> group.min(Reading::least)));
        queries.add(from(READINGS).groupBy(Reading::kind).select(group -> group.max(Reading::large)));
        queries.add(from(READINGS).groupBy(Reading::kind).select(group -> group.min(Reading::single)));
        queries.add(from(READINGS).groupBy(Reading::flag).select(group -> group.max(Reading::single)));
        queries.add(from(READINGS).groupBy(Reading::kind).select(group -> group.min(Reading::real)));
        queries.add(from(READINGS).groupBy(Reading::single).select(group -> group.max(Reading::real)));
        queries.add(from(READINGS).groupBy(Reading::real).select(group -> group.min(Reading::letter)));
        queries.add(from(READINGS).groupBy(Reading::least)
                .having(group -> group.max(Reading::whole).gt(SECOND)).select(group -> group.count()));
        queries.add(from(READINGS).aggregate(all -> all.min(Reading::large)));
        queries.add(from(READINGS).aggregate(all -> all.max(Reading::whole)));
    }

    private void ranks() {
        queries.add(from(READINGS).groupBy(Reading::kind).select(group -> group.median(Reading::single)));
        queries.add(from(READINGS).groupBy(Reading::flag).select(group -> group.median(Reading::least)));
        queries.add(from(READINGS).groupBy(Reading::kind).select(group -> group.percentile(Reading::large, 0.3)));
        queries.add(from(READINGS).groupBy(Reading::kind).select(group -> group.percentile(Reading::real, 0.25)));
        queries.add(from(READINGS).aggregate(all -> all.percentile(Reading::whole, 0.9)));
        queries.add(from(READINGS).aggregate(all -> all.median(Reading::small)));
    }

    private void counts() {
        queries.add(from(READINGS).groupBy(Reading::kind).select(group -> group.countDistinct(Reading::single)));
        queries.add(from(READINGS).groupBy(Reading::flag).select(group -> group.countDistinct(Reading::real)));
        queries.add(from(READINGS).groupBy(Reading::kind).select(group -> group.countDistinct(Reading::large)));
        queries.add(from(READINGS).groupBy(Reading::letter).select(group -> group.countDistinct(Reading::least)));
        queries.add(from(READINGS).groupBy(Reading::kind).select(group -> group.variance(Reading::single)));
        queries.add(from(READINGS).groupBy(Reading::kind).select(group -> group.variance(Reading::large)));
        queries.add(from(READINGS).groupBy(Reading::flag).select(group -> group.stddev(Reading::small)));
        queries.add(from(READINGS).groupBy(Reading::kind).select(group -> group.sum(Reading::whole)));
        queries.add(from(READINGS).groupBy(Reading::kind).select(group -> group.avg(Reading::single)));
        queries.add(from(READINGS).where(row -> row.get(Reading::flag))
                .aggregate(all -> all.variancePopulation(Reading::real)));
    }

    private void records() {
        queries.add(plain(from(READINGS)));
        queries.add(lesser(from(READINGS)));
        queries.add(lesser(from(READINGS)).distinct());
        queries.add(plain(from(READINGS).where(row -> row.get(Reading::single).toDouble().le(row.get(Reading::real)))));
        queries.add(plain(from(READINGS)).except(plain(from(READINGS).where(row -> row.get(Reading::flag)))));
        queries.add(from(READINGS).groupBy(Reading::real).select(group -> group.key()));
    }

    private void joins() {
        queries.add(ofBoth(from(READINGS).leftJoin(FEW).on(Reading::whole).equalTo(Reading::whole)
                .where((left, right) -> right.get(Reading::single).le(left.get(Reading::single)))));
        queries.add(from(READINGS).leftJoin(FEW).on(Reading::kind).equalTo(Reading::whole)
                .groupByExpr((left, right) -> left.get(Reading::kind))
                .select((group, left, right) -> group.min(right.get(Reading::single))));
        queries.add(from(READINGS).join(FEW).<Number>on(Reading::small).equalTo(Reading::large)
                .matching((left, right) -> left.get(Reading::letter).lt(right.get(Reading::letter)))
                .select((left, right) -> into(Lesser::new, right.get(Reading::single), left.get(Reading::small),
                        right.get(Reading::least), left.get(Reading::letter))));
        queries.add(FEW.fullJoin(FEW).<Number>on(Reading::single).equalTo(Reading::real)
                .and(Reading::flag).equalTo(Reading::flag)
                .select((left, right) -> into(Pair::new, left.get(Reading::least), right.get(Reading::real))));
        queries.add(from(READINGS).semiJoin(from(READINGS).where(row -> row.get(Reading::due).lt(NOW)))
                .<Number>on(Reading::least).equalTo(Reading::single));
        queries.add(from(READINGS).antiJoin(READINGS).onExpr(row -> row.get(Reading::whole).toLong())
                .equalTo(Reading::large));
    }

    /** Joins on what tells right rows apart: of those only what is asked for is joined. */
    private void lookups() {
        queries.add(ofBoth(from(READINGS).leftJoin(READINGS).onExpr(row -> row.get(Reading::whole).toLong())
                .equalTo(Reading::id)));
        queries.add(ofBoth(from(READINGS).join(from(READINGS).where(row -> row.get(Reading::flag)))
                .onExpr(row -> row.get(Reading::small).toLong()).equalTo(Reading::id)));
        queries.add(from(READINGS).leftJoin(READINGS).onExpr(row -> row.get(Reading::least).toLong())
                .equalTo(Reading::id).join(READINGS).on((left, right) -> left.get(Reading::whole).toLong())
                .equalTo(Reading::id)
                .select((left, right, other) -> into(Pair::new, right.get(Reading::least),
                        other.get(Reading::real))));
        queries.add(ofBoth(from(READINGS).leftJoin(READINGS).onExpr(row -> row.get(Reading::whole).toLong())
                .equalTo(Reading::id)).orderBy(desc(Plain::whole), asc(Plain::single)).limit(6));
        queries.add(from(READINGS).leftJoin(READINGS).onExpr(row -> row.get(Reading::whole).toLong())
                .equalTo(Reading::id).groupByExpr((left, right) -> left.get(Reading::id))
                .select((group, left, right) -> group.max(right.get(Reading::small))));
        queries.add(from(READINGS).join(READINGS).onExpr(row -> row.get(Reading::small).toLong())
                .equalTo(Reading::id).groupByExpr((left, right) -> right.get(Reading::kind))
                .select((group, left, right) -> group.sum(left.get(Reading::whole))));
    }

    private void orders() {
        queries.add(from(READINGS).orderBy(asc(Reading::single), desc(Reading::whole)));
        queries.add(from(READINGS).orderBy(desc(Reading::single), asc(Reading::small)).limit(4));
        queries.add(from(READINGS).orderBy(asc(Reading::least), desc(Reading::real), asc(Reading::large)).offset(3)
                .limit(7));
        queries.add(lesser(from(READINGS)).orderBy(desc(Lesser::letter), asc(Lesser::single), desc(Lesser::least)));
        queries.add(plain(from(READINGS)).orderBy(desc(Plain::large), asc(Plain::real)).limit(5));
        queries.add(from(READINGS).orderBy(desc(Reading::flag), asc(Reading::single)).limit(9));
    }

    private void thresholds() {
        queries.add(lesser(from(READINGS).where(row -> row.get(Reading::due).le(NOW))));
        queries.add(from(READINGS).where(row -> row.get(Reading::due).gt(NOW.minus(param(LEAD, Duration.class))))
                .orderBy(desc(Reading::single), asc(Reading::whole)).limit(4));
        queries.add(lesser(from(READINGS).where(
                row -> row.get(Reading::due).between(NOW, NOW.plus(param(LEAD, Duration.class))))));
        queries.add(from(READINGS).where(row -> row.get(Reading::real).ge(SECOND.toDouble()))
                .select(row -> row.get(Reading::single)));
        queries.add(from(READINGS).where(row -> row.get(Reading::whole).lt(SECOND)).groupBy(Reading::kind)
                .select(group -> group.min(Reading::single)));
        queries.add(ofBoth(from(READINGS).leftJoin(from(READINGS).where(row -> row.get(Reading::due).lt(NOW)))
                .on(Reading::kind).equalTo(Reading::whole)));
        queries.add(from(lesser(from(READINGS).where(row -> row.get(Reading::due).lt(NOW))).distinct())
                .where(row -> row.get(Lesser::small).toInt().ge(SECOND)));
    }
}
