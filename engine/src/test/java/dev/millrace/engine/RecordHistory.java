package dev.millrace.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import dev.millrace.query.Query;
import dev.millrace.testkit.Given;
import dev.millrace.testkit.sample.Choices;

/**
 * A history of some {@link RecordQueries}: a table that fills and empties, so that groups become large and small again, and a clock that
 * goes forwards and backwards.
 */
final class RecordHistory {

    private static final int OPEN = 6;
    private static final List<Duration> STEPS = List.of(Duration.ofMillis(100), Duration.ofMillis(300),
            Duration.ofSeconds(1), Duration.ofMillis(-700), Duration.ofSeconds(5), Duration.ofSeconds(-6),
            Duration.ofMinutes(1), Duration.ofMinutes(-1));

    private final Choices choices;
    private final Readings readings;
    private final int keys;
    private final Engine engine;
    private final Table<Reading> table;
    private final SortedMap<Long, Reading> rows = new TreeMap<>();
    private final List<RecordQuery> open = new ArrayList<>();
    private Instant now = Instant.ofEpochSecond(5);
    private boolean fills = true;
    private int compared;
    private int withRows;

    RecordHistory(Choices choices) {
        this.choices = choices;
        this.readings = new Readings(choices);
        this.keys = choices.from(List.of(160, 30));
        this.engine = WindowWays.engine(choices.from(WindowWays.ALL));
        this.table = engine.table(Readings.READINGS);
        engine.tick(now);
        for (int i = choices.below(keys); i > 0; i--) {
            put(readings.any(choices.below(keys)));
        }
        engine.commit();
        List<Query<?>> queries = new ArrayList<>(RecordQueries.all());
        for (int i = 0; i < OPEN; i++) {
            open.add(new RecordQuery(queries.remove(choices.below(queries.size())), engine, given(), choices));
        }
    }

    private Given given() {
        return Given.rows(Map.of(Readings.READINGS.name(), rows.values())).at(now);
    }

    /** Some commits, each held to a fresh evaluation. */
    void run(int commits) {
        for (int i = 0; i < commits; i++) {
            stageChanges();
            engine.commit();
            check();
            if (choices.oneIn(6)) {
                open.forEach(query -> query.move(given(), choices));
            }
        }
        open.forEach(RecordQuery::close);
        assertThat(table.rows().indexed()).isEmpty();
    }

    private void stageChanges() {
        if (choices.oneIn(6)) {
            fills = !fills;
        }
        for (int i = choices.oneIn(4) ? keys : 1 + choices.below(4); i > 0; i--) {
            change(choices.below(keys));
        }
        if (choices.oneIn(2)) {
            now = now.plus(choices.from(STEPS));
            engine.tick(now);
        }
    }

    private void change(long id) {
        Reading row = rows.get(id);
        if (row == null) {
            if (fills || choices.oneIn(6)) {
                put(readings.any(id));
            }
        } else if (choices.oneIn(fills ? 10 : 2)) {
            rows.remove(id);
            table.stage(id, null);
        } else {
            put(choices.oneIn(4) ? readings.any(id) : readings.changed(row));
        }
    }

    private void put(Reading row) {
        rows.put(row.id(), row);
        table.stage(row.id(), row);
    }

    private void check() {
        Given given = given();
        for (RecordQuery query : open) {
            query.check(given, choices);
            compared++;
            withRows += query.hasRows() ? 1 : 0;
        }
    }

    int compared() {
        return compared;
    }

    int comparedRows() {
        return withRows;
    }
}
