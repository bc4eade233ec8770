package dev.millrace.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.flow.IndexRules;
import dev.millrace.engine.internal.flow.WindowRules;
import dev.millrace.engine.internal.rule.Rewritten;
import dev.millrace.engine.internal.rule.Rules;
import dev.millrace.query.Assignment;
import dev.millrace.query.Component;
import dev.millrace.query.Origin;
import dev.millrace.query.RelationRef;
import dev.millrace.query.ast.OrderNode;
import dev.millrace.query.ast.QueryNode;
import dev.millrace.query.ast.WindowNode;
import dev.millrace.query.value.Values;
import dev.millrace.testkit.EvaluatedResult;
import dev.millrace.testkit.Given;
import dev.millrace.testkit.ReferenceEvaluator;
import dev.millrace.testkit.language.LanguageCase;
import dev.millrace.testkit.sample.Choices;

/**
 * The history of one random query of the language: commits over all relations it can read, while it is opened again, closed, and
 * given other parameters and windows; every result is held to a fresh evaluation after each step.
 */
final class LanguageHistory {

    /** Of so many keys about three in four are there when deletes and inserts are even. */
    private static final int MOST_KEYS = 128;
    /** So many queries are open at once: the one that was drawn, steps of it, and both with other parameters and windows. */
    private static final int MOST_OPEN = Integer.getInteger("queries", 3);
    /** A history of thousands of rows in joins ends early: so many of all commits together. */
    private static final long MOST_HELD = 80_000;

    /** The number of all rows is asked for that seldom: windows follow it as long as it is. */
    private static final int TOTALS = 40;

    private static final List<Duration> STEPS =
            List.of(Duration.ofMillis(1), Duration.ofMillis(200), Duration.ofMinutes(1),
                    Duration.ofHours(9), Duration.ofDays(30), Duration.ofMinutes(-50));

    private static final List<RowState> ROW_STATES = List.of(RowState.CONFIRMED,
            new RowState(false, Origin.LOCAL, 1), new RowState(true, Origin.LOCAL, 0));

    /** Changes are routed always, as is usual, and never. */
    private static final List<Integer> ROUTES = List.of(1, 1, 2, Integer.MAX_VALUE);

    private final LanguageCase drawn;
    private final Choices choices;
    private final int keys;
    /** Whether the engine hands changes of one row down; else its operators are watched. */
    private final boolean handsDown;
    /** Whether nothing stands beside rows: a change of that is handed down by no engine. */
    private final boolean confirmedAlone;
    private final int mostOpen;
    private final Supplier<Engine> engines;
    private final Engine engine;
    private final Map<LanguageCase.Table, SortedMap<Object, Map<String, @Nullable Object>>> rows =
            new LinkedHashMap<>();
    private final Map<LanguageCase.Table, Table<Map<String, @Nullable Object>>> tables = new LinkedHashMap<>();
    private final Map<LanguageCase.Table, Map<Object, RowState>> states = new LinkedHashMap<>();
    private Instant now;
    /** The query, or what is left of it above a live one. */
    private final QueryNode query;
    private final @Nullable HistoryQuery source;
    private final @Nullable StrictQuery strict;
    private final List<HistoryQuery> open = new ArrayList<>();
    /** So many rows are read in a turn of queries that are opened beside commits; 0 if all are opened at once. */
    private final int slice;
    private final List<HistoryQuery.Hydrating> hydrating = new ArrayList<>();
    private final List<LanguageCase.Table> read;
    private List<OperatorFigures> plan = List.of();
    private int compared;
    private int comparedRows;
    private int commits;
    private long sourceRows;
    private long held;

    LanguageHistory(LanguageCase drawn, Choices choices) {
        this.drawn = drawn;
        this.choices = choices;
        this.keys = MOST_KEYS >> Math.max(0, Math.min(3, occurrences(drawn) - 2));
        // By the case, so that it takes no choice from others.
        this.handsDown = (drawn.query().toString().hashCode() & 1) != 0;
        this.confirmedAlone = handsDown && choices.oneIn(2);
        // What many queries read is handed down to none.
        this.mostOpen = handsDown && choices.oneIn(2) ? 1 : MOST_OPEN;
        this.engines = engines();
        this.engine = engines.get();
        this.slice = choices.oneIn(mostOpen > 3 ? 3 : 2) ? 0 : 1 + choices.below(9);
        for (LanguageCase.Table table : drawn.tables()) {
            tables.put(table, engine.table(table.relation()));
            rows.put(table, new TreeMap<>(Values::compare));
            states.put(table, new TreeMap<>(Values::compare));
        }
        now = drawn.now();
        engine.tick(now);
        if (!choices.oneIn(6)) {
            drawn.tables().forEach(table -> {
                table.rows().forEach(row -> put(table, row));
                for (int number = choices.below(keys); number >= 0; number--) {
                    put(table, table.row(number, choices));
                }
            });
        }
        engine.commit();
        CutQuery cut = choices.oneIn(3) ? CutQuery.of(drawn.query(), choices) : null;
        // A simple one has nothing between a table and its result.
        boolean simple = cut == null && mostOpen == 1 && choices.oneIn(2);
        query = simple ? ConstantQuery.draw(drawn.tables(), now, choices) : cut == null ? drawn.query() : cut.rest();
        source = cut == null ? null : new HistoryQuery(drawn, cut.source(), CutQuery.NAME, engine);
        open();
        while (mostOpen > 3 && open.size() + hydrating.size() < mostOpen) {
            openAnother();
        }
        strict = choices.oneIn(4) ? new StrictQuery(query, open.get(0).asked().bindings(), engine) : null;
        Set<String> names = new HashSet<>(open.get(0).sources());
        if (source != null) {
            names.addAll(source.sources());
        }
        this.read = drawn.tables().stream().filter(table -> names.contains(table.relation().name())).toList();
        compare();
    }

    /** Engines that go about their work alike. */
    private Supplier<Engine> engines() {
        WindowRules rules = choices.oneIn(3) ? WindowWays.SHARED_ORDER : choices.from(WindowWays.ALL);
        int routes = choices.from(ROUTES);
        boolean shared = !choices.oneIn(5);
        // Rules keep some operators apart from each other that have to work on one another all the same.
        Function<QueryNode, Rewritten> rewriting = choices.oneIn(3) ? Rewritten::asWritten : Rules::rewrite;
        IndexRules indexes = choices.from(WindowWays.KEEPING);
        return () -> handsDown ? WindowWays.handingDown(rules, indexes, routes, shared, rewriting)
                : WindowWays.engine(rules, indexes, routes, shared, rewriting);
    }

    /** How often relations are read: some results grow with that power of the rows. */
    private static int occurrences(LanguageCase drawn) {
        return drawn.query().toString().split("\\(t[0-9]\\)", -1).length - 1;
    }

    private void open() {
        HistoryQuery opened = new HistoryQuery(drawn, query, null, engine);
        open.add(opened);
        plan = opened.operators();
    }

    /** Opens the query once more, a step of it, one by a constant, or one that is open. */
    private void openAnother() {
        CutQuery cut = choices.oneIn(3) ? CutQuery.of(query, choices) : null;
        boolean many = mostOpen > 3;
        boolean byAConstant = many ? choices.below(5) < 3 : choices.oneIn(2);
        QueryNode another = byAConstant ? ConstantQuery.draw(drawn.tables(), now, choices)
                : choices.oneIn(2) ? known() : cut == null ? query : cut.source();
        if (slice > 0 && !choices.oneIn(4)) {
            hydrating.add(new HistoryQuery.Hydrating(drawn, another, engine, slice));
            return;
        }
        HistoryQuery opened = new HistoryQuery(drawn, another, null, engine);
        open.add(opened);
        if (choices.oneIn(2)) {
            opened.move(choices);
        }
    }

    /** A query that is open, or the rows of which it shows the first. */
    private QueryNode known() {
        QueryNode known = choices.from(open).query();
        return known instanceof WindowNode window && window.input() instanceof OrderNode order && choices.oneIn(2)
                ? order.input() : known;
    }

    int compared() {
        return compared;
    }

    int comparedRows() {
        return comparedRows;
    }

    /** The number of commits. */
    int commits() {
        return commits;
    }

    /** The number of rows that the query reads, as it was after a commit on the average. */
    int sourceRows() {
        return (int) (sourceRows / Math.max(1, commits));
    }

    /** How often the engine went each of the ways it has. */
    SortedMap<String, Long> choices() {
        return engine.choices();
    }

    /** The operators of its plan. */
    List<OperatorFigures> operators() {
        return plan;
    }

    /** Some commits, each held to a fresh evaluation. */
    void run(int count) {
        while (commits < count && held < MOST_HELD) {
            stageChanges();
            step();
            openOrClose();
        }
        while (!hydrating.isEmpty()) {
            hydrate();
        }
        if (strict != null) {
            strict.close();
        }
        holdsNothingOfRowsThatAreGone();
        open.forEach(HistoryQuery::close);
        if (source != null) {
            source.close();
        }
        assertThat(tables.values()).allMatch(table -> table.rows().indexed().isEmpty());
        engine.releaseUnused();
    }

    private void stageChanges() {
        if (choices.oneIn(30)) {
            // All rows of a kind go, and most of them come back.
            LanguageCase.Table table = choices.from(drawn.tables());
            List.copyOf(rows.get(table).values()).forEach(row -> remove(table, key(table, row)));
            table.rows().forEach(row -> put(table, row));
        }
        boolean one = handsDown && choices.oneIn(2);
        int changes = one ? 1 : choices.oneIn(4) ? 2 + choices.below(20) : 1 + choices.below(3);
        for (int j = 0; j < changes; j++) {
            change(choices.from(choices.oneIn(4) ? drawn.tables() : read));
        }
        if (choices.oneIn(followsTheClock() ? 2 : 4)) {
            now = now.plus(choices.from(STEPS));
            engine.tick(now);
        }
    }

    private boolean followsTheClock() {
        return plan.stream().anyMatch(operator -> operator.name().equals("temporal filter"));
    }

    private void openOrClose() {
        for (int moves = mostOpen > 3 ? choices.below(4) : choices.oneIn(10) ? 1 : 0; moves > 0; moves--) {
            choices.from(open).move(choices);
            compare();
        }
        if (source != null && choices.oneIn(6)) {
            List<Result<?>> changed = source.move(choices);
            open.forEach(each -> each.checkMoved(changed));
            checkStrict();
            compare();
        }
        hydrate();
        if (choices.oneIn(mostOpen > 3 || slice > 0 ? 3 : 10) && open.size() + hydrating.size() < mostOpen) {
            openAnother();
            compare();
        } else if (choices.oneIn(mostOpen > 3 ? 4 : 8) && open.size() > 1) {
            open.remove(choices.below(open.size())).close();
        } else if (choices.oneIn(10)) {
            openAgain();
        }
    }

    /** Closes queries and opens them again, as views are, at once or some commits later. */
    private void openAgain() {
        List<HistoryQuery> closed = choices.oneIn(2) ? List.copyOf(open) : List.of(choices.from(open));
        open.removeAll(closed);
        closed.forEach(HistoryQuery::close);
        for (int later = choices.below(4); later > 0; later--) {
            stageChanges();
            step();
        }
        closed.forEach(each -> open.add(each.again(engine)));
        compare();
    }

    /** Some turns of each query that is opened beside commits; there may be a commit between any two. */
    private void hydrate() {
        for (HistoryQuery.Hydrating each : List.copyOf(hydrating)) {
            for (int turns = choices.below(6); turns > 0; turns--) {
                each.turn();
            }
            if (each.isDone() || choices.oneIn(100)) {
                end(each);
            }
        }
    }

    private void end(HistoryQuery.Hydrating ended) {
        hydrating.remove(ended);
        if (ended.isDone()) {
            open.add(ended.opened());
            compare();
        } else {
            ended.cancel();
        }
    }

    /** After all rows are deleted, no more is kept than for queries that never saw any. */
    private void holdsNothingOfRowsThatAreGone() {
        tables.keySet().forEach(table -> List.copyOf(rows.get(table).keySet()).forEach(key -> remove(table, key)));
        step();
        HistoryQuery last = open.stream().filter(each -> each.query().equals(query)).findFirst().orElse(open.get(0));
        open.stream().filter(each -> each != last).forEach(HistoryQuery::close);
        open.retainAll(List.of(last));
        assertThat(last.held()).as("rows held of no rows by %s", last.query())
                .isEqualTo(last.again(withoutRows()).held());
    }

    /** Another engine, which never had any rows. */
    private Engine withoutRows() {
        Engine other = engines.get();
        tables.keySet().forEach(table -> other.table(table.relation()));
        other.tick(now);
        other.commit();
        if (source != null) {
            source.again(other);
        }
        return other;
    }

    private static Object key(LanguageCase.Table table, Map<String, @Nullable Object> row) {
        return Objects.requireNonNull(table.relation().key().get(row));
    }

    private void put(LanguageCase.Table table, Map<String, @Nullable Object> row) {
        Object key = key(table, row);
        RowState state = confirmedAlone ? RowState.CONFIRMED : choices.from(ROW_STATES);
        tables.get(table).stage(key, row, state);
        rows.get(table).put(key, row);
        states.get(table).put(key, state);
    }

    private void remove(LanguageCase.Table table, Object key) {
        tables.get(table).stage(key, null);
        rows.get(table).remove(key);
        states.get(table).remove(key);
    }

    private void change(LanguageCase.Table table) {
        SortedMap<Object, Map<String, @Nullable Object>> present = rows.get(table);
        int form = choices.below(12);
        if (form < 4 || present.isEmpty()) {
            put(table, table.row(choices.below(keys), choices));
            return;
        }
        Object key = choices.from(List.copyOf(present.keySet()));
        Map<String, @Nullable Object> row = Objects.requireNonNull(present.get(key));
        if (form == 4) {
            remove(table, key);
        } else if (form == 5) {
            Map<String, @Nullable Object> other = choices.from(List.copyOf(present.values()));
            put(table, table.relation().rowType().with(other,
                    List.of(new Assignment<>(table.relation().key(), key))));
        } else {
            Map<String, @Nullable Object> drawnRow = table.row(0, choices);
            List<Component> components = table.relation().rowType().components();
            Component component = components.get(1 + choices.below(components.size() - 1));
            put(table, table.relation().rowType().with(row,
                    List.of(new Assignment<>(component, component.get(drawnRow)))));
            if (form == 6) {
                // A value that comes back to itself, by way of another row or of none.
                if (choices.oneIn(2)) {
                    remove(table, key);
                }
                put(table, row);
            }
        }
    }

    private void step() {
        engine.commit();
        commits++;
        held += engine.rowsHeld();
        sourceRows += read.stream().mapToInt(table -> rows.get(table).size()).sum();
        if (source != null) {
            source.checkChanges();
        }
        open.forEach(HistoryQuery::checkChanges);
        checkStrict();
        compare();
    }

    private void checkStrict() {
        if (strict != null) {
            strict.check();
        }
    }

    /** Whether a query of it was opened to fail at its first problem; and whether it did. */
    boolean isStrict() {
        return strict != null;
    }

    boolean hasFailed() {
        return strict != null && strict.hasFailed();
    }

    private void compare() {
        Map<String, Collection<?>> all = new LinkedHashMap<>();
        rows.forEach((table, byKey) -> all.put(table.relation().name(), byKey.values()));
        Given given = Given.rows(all).at(now).with((relation, row, what) -> state(relation, row).of(what));
        if (source != null) {
            EvaluatedResult read = evaluated(source.asked(), given);
            source.compareWith(read);
            given = given.with(CutQuery.NAME, read);
        }
        Map<HistoryQuery.Asked, EvaluatedResult> evaluated = new HashMap<>();
        for (HistoryQuery each : open) {
            HistoryQuery.Asked asked = each.asked();
            EvaluatedResult expected = evaluated.get(asked);
            if (expected == null) {
                expected = evaluated(asked, given);
                evaluated.put(asked, expected);
            }
            each.compareWith(expected);
            if (choices.oneIn(TOTALS)) {
                each.compareTotal(evaluated(each.askedWithoutWindow(), given));
            }
            compared++;
            comparedRows += expected.isEmpty() ? 0 : 1;
        }
    }

    private static EvaluatedResult evaluated(HistoryQuery.Asked asked, Given given) {
        return ReferenceEvaluator.evaluate(asked.query(), given.with(asked.bindings()));
    }

    private RowState state(RelationRef<?> relation, Object row) {
        Object key = Objects.requireNonNull(relation.key().get(row));
        return states.entrySet().stream().filter(each -> each.getKey().relation().equals(relation))
                .map(each -> each.getValue().get(key)).findFirst().orElseThrow();
    }
}
