package dev.millrace.benchmarks.costs;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.Engine;
import dev.millrace.engine.Table;
import dev.millrace.query.RelationRef;

/** Rows of one size in an engine: so many lines, a head for ten of them, a twin for each; the same ones each time. */
final class CostData {

    static final RelationRef<Line> LINES = RelationRef.of("lines", Line.class, Line::id);
    static final RelationRef<Head> HEADS = RelationRef.of("heads", Head.class, Head::id);
    static final RelationRef<Head> TWINS = RelationRef.of("twins", Head.class, Head::id);

    static final int LINES_OF_A_HEAD = 10;
    static final int LINES_OF_A_KIND = 100;
    /** There must be so many lines. */
    static final int FEWEST = 100;
    static final int MOST_VALUE = 1 << 30;
    /** So many rows are changed in turn: more would only take memory. */
    private static final int MOST_CHANGED = 50_000;
    /** So many least lines leave before the first returns. */
    private static final int FEW = 64;
    private static final int ROWS_OF_A_COMMIT = 10_000;

    private final Random random = new Random(42);
    private final int size;
    private final Engine engine = new Engine();
    private final Table<Line> lines = engine.table(LINES);
    private final Table<Head> heads = engine.table(HEADS);
    private final Table<Head> twins = engine.table(TWINS);
    private final List<Line> lineRows = new ArrayList<>();
    private final Map<Change, Updates> updates = new EnumMap<>(Change.class);

    CostData(int size) {
        this.size = size;
        List<Integer> seconds = new ArrayList<>(IntStream.range(0, size).boxed().toList());
        Collections.shuffle(seconds, new Random(43));
        for (int i = 0; i < size; i++) {
            long value = random.nextInt(MOST_VALUE);
            lineRows.add(new Line(i, i / LINES_OF_A_HEAD, i % kinds(), value, value / 7.0, random.nextBoolean(),
                    Instant.ofEpochSecond(seconds.get(i))));
        }
        List<Head> headRows = rows(size / LINES_OF_A_HEAD);
        List<Head> twinRows = rows(size);
        load(lines, lineRows, Line::id);
        load(heads, headRows, Head::id);
        load(twins, twinRows, Head::id);
        List<Line> some = someOf(lineRows);
        change(Change.VALUE, some, line -> line.withValue(random.nextInt(MOST_VALUE)));
        change(Change.FLAG, some, line -> line.withFlag(!line.flag()));
        change(Change.HEAD, some, line -> line.withHead(random.nextInt(size / LINES_OF_A_HEAD)));
        change(Change.KIND, some, line -> line.withKind(random.nextInt(kinds())));
        change(Change.DUE, some,
                line -> line.withDue(Instant.ofEpochSecond(size - 1 - line.due().getEpochSecond())));
        leave(Change.LINE, some, RowUpdates.Order.PAIRS);
        List<Line> ordered = new ArrayList<>(lineRows);
        ordered.sort(Comparator.comparingLong(Line::value));
        leave(Change.LEAST, List.copyOf(ordered.subList(0, FEW)), RowUpdates.Order.BACKWARDS);
        Collections.reverse(ordered);
        leave(Change.GREATEST, List.copyOf(ordered.subList(0, FEW)), RowUpdates.Order.BACKWARDS);
        change(Change.LEVEL, heads, someOf(headRows));
        change(Change.TWIN, twins, someOf(twinRows));
        // Half of the lines are due, and no other is within this second.
        Instant middle = Instant.ofEpochSecond(size / 2 - 1);
        engine.tick(middle);
        engine.commit();
        updates.put(Change.TICK_PAST_NONE, new Ticks(engine, middle, Duration.ofMillis(1), 900));
        updates.put(Change.TICK_PAST_ONE, new Ticks(engine, middle, Duration.ofSeconds(1), changed(size / 4)));
        updates.put(Change.TICK_PAST_TEN, new Ticks(engine, middle, Duration.ofSeconds(10), changed(size / 40)));
    }

    private static int changed(int most) {
        return Math.min(most, MOST_CHANGED);
    }

    private int kinds() {
        return Math.max(1, size / LINES_OF_A_KIND);
    }

    private List<Head> rows(int count) {
        List<Head> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(new Head(i, random.nextInt(MOST_VALUE)));
        }
        return rows;
    }

    private <R> List<R> someOf(List<R> rows) {
        List<R> some = new ArrayList<>(rows);
        Collections.shuffle(some, random);
        return List.copyOf(some.subList(0, changed(rows.size())));
    }

    private <R> void load(Table<R> table, List<R> rows, ToLongFunction<R> key) {
        for (int i = 0; i < rows.size(); i++) {
            table.stage(key.applyAsLong(rows.get(i)), rows.get(i));
            if (i % ROWS_OF_A_COMMIT == ROWS_OF_A_COMMIT - 1) {
                engine.commit();
            }
        }
        engine.commit();
    }

    private void change(Change change, List<Line> rows, UnaryOperator<Line> changed) {
        updates.put(change, new RowUpdates<>(lines, RowUpdates.Order.ROUNDS, rows.stream().map(Line::id).toList(), rows,
                rows.stream().map(changed).toList()));
    }

    private void change(Change change, Table<Head> table, List<Head> rows) {
        updates.put(change, new RowUpdates<>(table, RowUpdates.Order.ROUNDS, rows.stream().map(Head::id).toList(), rows,
                rows.stream().map(row -> new Head(row.id(), random.nextInt(MOST_VALUE))).toList()));
    }

    private void leave(Change change, List<Line> rows, RowUpdates.Order order) {
        List<@Nullable Line> absent = Arrays.asList(new @Nullable Line[rows.size()]);
        updates.put(change, new RowUpdates<>(lines, order, rows.stream().map(Line::id).toList(), rows, absent));
    }

    int size() {
        return size;
    }

    Engine engine() {
        return engine;
    }

    /** The lines as they were loaded. */
    List<Line> lines() {
        return lineRows;
    }

    /** Changes of one kind; undone when they have been measured. */
    Updates updates(Change change) {
        Updates found = updates.get(change);
        if (found == null) {
            throw new IllegalArgumentException(change + " has not been prepared");
        }
        return found;
    }
}
