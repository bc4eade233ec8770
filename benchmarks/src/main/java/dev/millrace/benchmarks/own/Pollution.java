package dev.millrace.benchmarks.own;

import static dev.millrace.query.QueryDsl.asc;
import static dev.millrace.query.QueryDsl.desc;
import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.query.QueryDsl.into;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.Engine;
import dev.millrace.engine.Result;
import dev.millrace.engine.Table;
import dev.millrace.query.Bindings;
import dev.millrace.query.Query;
import dev.millrace.query.RelationRef;

/**
 * Dozens of queries over rows of other classes, kept through tens of thousands of changes by an engine of their own: they go through the same
 * operators as others do later in the process, so that no call in those can be foreseen.
 */
public final class Pollution {

    private static final RelationRef<Reading> READINGS = RelationRef.of("readings", Reading.class, Reading::code);
    private static final RelationRef<Sensor> SENSORS = RelationRef.of("sensors", Sensor.class, Sensor::number);
    private static final int ROWS = 2000;
    private static final int CHANGES = 16_000;
    private static final int ROUNDS = 20;
    private static final int SEED = 17;

    private Pollution() {
    }

    /** What a sensor read. */
    record Reading(String code, int sensor, @Nullable Double level, boolean valid, Instant at, short grade,
            @Nullable String note) {
    }

    /** What reads. */
    record Sensor(int number, String site, boolean active, double limit) {
    }

    /** A reading with its sensor. */
    record Placed(String code, @Nullable String site, @Nullable Double level) {
    }

    /** The readings of a sensor. */
    record Summary(int sensor, long readings, @Nullable Double mean, @Nullable Instant latest) {
    }

    /** A site and a grade. */
    record SiteGrade(int sensor, short grade) {
    }

    /** Runs the queries. */
    public static void spread() {
        Random random = new Random(SEED);
        Engine engine = new Engine();
        Table<Reading> readings = engine.table(READINGS);
        Table<Sensor> sensors = engine.table(SENSORS);
        for (int i = 0; i < ROWS; i++) {
            readings.stage("r" + i, reading(i, random));
            sensors.stage(i, new Sensor(i, "site " + i % 7, i % 3 != 0, i));
        }
        engine.commit();
        List<Result<?>> results = new ArrayList<>();
        queries().forEach(query -> results.add(engine.open(query, Bindings.NONE)));
        ChangeCounter told = new ChangeCounter();
        for (int i = 0; i < CHANGES; i++) {
            int at = random.nextInt(ROWS);
            if (i % 16 == 0) {
                sensors.stage(at,
                        new Sensor(at, "site " + random.nextInt(7), random.nextBoolean(), random.nextDouble()));
            } else if (i % 16 == 1) {
                readings.stage("r" + at, null);
            } else {
                readings.stage("r" + at, reading(at, random));
            }
            engine.commit().forEach(result -> result.changes(told));
        }
        for (int round = 0; round < ROUNDS; round++) {
            queries().forEach(query -> engine.open(query, Bindings.NONE).close());
        }
        results.forEach(Result::close);
        if (told.count() == 0) {
            throw new IllegalStateException("the queries that were to go through the operators told of no change");
        }
    }

    private static Reading reading(int number, Random random) {
        return new Reading("r" + number, random.nextInt(ROWS), random.nextInt(5) == 0 ? null : random.nextDouble(),
                random.nextBoolean(), Instant.ofEpochSecond(random.nextInt(100_000)), (short) random.nextInt(9),
                random.nextInt(3) == 0 ? null : "note " + random.nextInt(50));
    }

    private static List<Query<?>> queries() {
        List<Query<?>> queries = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            double level = i / 10.0;
            short grade = (short) i;
            queries.add(from(READINGS).where(r -> r.get(Reading::valid).eq(true).and(r.get(Reading::level).gt(level))));
            queries.add(from(READINGS).where(r -> r.get(Reading::note).ne("note " + level))
                    .orderBy(desc(Reading::at)).limit(20));
            queries.add(from(READINGS).where(r -> r.get(Reading::grade).ge(grade)).orderBy(asc(Reading::note)));
            queries.add(from(READINGS).leftJoin(SENSORS).on(Reading::sensor).equalTo(Sensor::number)
                    .where((r, s) -> r.get(Reading::grade).le(grade))
                    .select((r, s) -> into(Placed::new, r.get(Reading::code), s.get(Sensor::site),
                            r.get(Reading::level))));
            queries.add(from(READINGS).join(SENSORS).on(Reading::sensor).equalTo(Sensor::number)
                    .where((r, s) -> s.get(Sensor::active).eq(true).and(r.get(Reading::level).lt(level + 0.5)))
                    .select((r, s) -> into(Placed::new, r.get(Reading::code), s.get(Sensor::site),
                            r.get(Reading::level)))
                    .orderBy(desc(Placed::level)).limit(30));
            queries.add(from(READINGS).where(r -> r.get(Reading::grade).ne(grade)).groupBy(Reading::sensor)
                    .select(g -> into(Summary::new, g.key(), g.count(), g.avg(Reading::level), g.max(Reading::at))));
            queries.add(from(READINGS).where(r -> r.get(Reading::grade).gt(grade))
                    .select(r -> into(SiteGrade::new, r.get(Reading::sensor), r.get(Reading::grade))).distinct());
            queries.add(from(SENSORS).where(s -> s.get(Sensor::limit).lt(level)).orderBy(asc(Sensor::site)));
        }
        return queries;
    }
}
