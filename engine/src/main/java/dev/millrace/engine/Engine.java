package dev.millrace.engine;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.flow.Allowance;
import dev.millrace.engine.internal.flow.Counts;
import dev.millrace.engine.internal.flow.IndexBudget;
import dev.millrace.engine.internal.flow.IndexRules;
import dev.millrace.engine.internal.flow.ResultRows;
import dev.millrace.engine.internal.flow.RowTable;
import dev.millrace.engine.internal.flow.Source;
import dev.millrace.engine.internal.graph.Aside;
import dev.millrace.engine.internal.graph.Graph;
import dev.millrace.engine.internal.graph.ResultVertex;
import dev.millrace.engine.internal.plan.Plan;
import dev.millrace.engine.internal.plan.Planner;
import dev.millrace.engine.internal.plan.Planning;
import dev.millrace.engine.internal.store.ShrinkingSet;
import dev.millrace.query.Bindings;
import dev.millrace.query.Query;
import dev.millrace.query.QueryRef;
import dev.millrace.query.RelationRef;
import dev.millrace.query.Window;

/**
 * Keeps the results of queries current as the rows of their relations change (law 6). Changes are staged in {@link Table}s and
 * take effect together in {@link #commit}; after it each {@link Result} says what the commit did to it. A query that was opened under
 * a name is a source of rows for others.
 *
 * <p>Not thread-safe, and with no thread or lock of its own: whoever owns it lets one caller in at a time. A commit costs what
 * its changes concern, not what is stored.
 */
public final class Engine {

    private final Allowance allowance = new Allowance();
    private final Names names = new Names(allowance);
    private final Tables tables = new Tables();
    private final IndexBudget indexes;
    private final ShrinkingSet<Result<?>> results = new ShrinkingSet<>();
    private final Clock clock = new Clock();
    private final Telling telling = new Telling();
    private final Graph graph;
    private final Planner planner;
    private final Step step;
    private long opened;
    private long windowsSplit;
    /** False while a commit takes effect, and for ever if that was cut off. */
    private boolean sound = true;

    /** An engine without relations. */
    public Engine() {
        this(Planning.STANDARD);
    }

    /**
     * An engine without relations.
     *
     * @param options what it may take
     */
    public Engine(EngineOptions options) {
        this(Planning.STANDARD.with(IndexRules.STANDARD.within(options.indexBytes())));
    }

    /** An engine that makes its plans in another way. */
    Engine(Planning planning) {
        this.indexes = new IndexBudget(planning.indexes());
        this.graph = new Graph(planning.probe(), planning.shares(), planning.handingDown(), planning.worthARoute(),
                allowance);
        this.planner = new Planner(graph, names, planning);
        this.step = new Step(graph);
    }

    /**
     * Adds a relation, without rows.
     *
     * @param <R> the row type
     * @param relation its name, row type and key
     * @return the table that takes its changes
     * @throws IllegalArgumentException if there is one of that name
     */
    public <R> Table<R> table(RelationRef<R> relation) {
        names.requireFree(relation.name());
        Table<R> table = new Table<>(relation, new RowTable(relation, indexes));
        names.add(table);
        tables.add(table.rows());
        table.rows().limit(allowance);
        return table;
    }

    /**
     * Removes a relation.
     *
     * @param table its table
     * @throws IllegalStateException if an open result reads it
     */
    public void drop(Table<?> table) {
        if (graph.reads(table.rows()) || graph.reads(table.rows().states())) {
            throw new IllegalStateException(
                    "Relation \"" + table.relation().name() + "\" is read by an open query; close it first");
        }
        names.remove(table);
        tables.remove(table.rows());
        table.rows().drop();
    }

    /**
     * Opens a query: its result is current when this returns, and after every later commit. Evaluations that cannot be made are
     * counted.
     *
     * @param <R> the type of the result's rows
     * @param query the query
     * @param bindings a value for each of its parameters
     * @return its result
     * @throws IllegalArgumentException if it names an unknown relation, or one with another row type or key, or if a parameter
     *         is not bound or bound to a value of another type
     * @throws RuntimeException if a row cannot be read
     */
    public <R> Result<R> open(Query<R> query, Bindings bindings) {
        return open(query, bindings, OnProblem.COUNT);
    }

    /**
     * Opens a query: its result is current when this returns, and after every later commit.
     *
     * @param <R> the type of the result's rows
     * @param query the query
     * @param bindings a value for each of its parameters
     * @param onProblem what an evaluation that cannot be made does to it
     * @return its result
     * @throws IllegalArgumentException if it names an unknown relation, or one with another row type or key, or if a parameter
     *         is not bound or bound to a value of another type
     * @throws ProblemException if it is to fail at its first problem and meets one
     * @throws RuntimeException if a row cannot be read
     */
    public <R> Result<R> open(Query<R> query, Bindings bindings, OnProblem onProblem) {
        requireSound();
        return opened(new Result<>(this, opened++, null, query, bindings, onProblem, null));
    }

    /**
     * Opens a query under a name, by which others can read its rows as they are shown (law 12).
     *
     * @param <R> the type of the result's rows
     * @param name the name, unique among those of relations and queries
     * @param query the query
     * @param bindings a value for each of its parameters
     * @param onProblem what an evaluation that cannot be made does to it
     * @return its result
     * @throws IllegalArgumentException if the name is taken or blank, or as without a name
     * @throws ProblemException if it is to fail at its first problem and meets one
     * @throws RuntimeException if a row cannot be read
     */
    public <R> Result<R> open(String name, Query<R> query, Bindings bindings, OnProblem onProblem) {
        requireSound();
        names.requireFree(QueryRef.of(name, query).name());
        return opened(new Result<>(this, opened++, name, query, bindings, onProblem, null));
    }

    private <R> Result<R> opened(Result<R> result) {
        try {
            result.plan().output().makeRows();
        } catch (RuntimeException | Error e) {
            result.plan().close();
            throw e;
        }
        add(result);
        return result;
    }

    private void add(Result<?> result) {
        results.add(result);
        clock.note(result, result.plan().isOfATime());
        names.add(result);
    }

    /**
     * Opens a query while commits go on: where it would read more rows than a slice has, they are taken in slice by slice.
     *
     * @param <R> the type of the result's rows
     * @param query the query
     * @param bindings a value for each of its parameters
     * @param onProblem what an evaluation that cannot be made does to it
     * @param slice about so many rows are read at once
     * @return the turns to be taken; none if the query could be opened at once, or if the clock decides what its plan is
     * @throws IllegalArgumentException as {@link #open(Query, Bindings, OnProblem)}, and if the slice is empty
     * @throws ProblemException if it is to fail at its first problem and meets one at once
     * @throws RuntimeException if a row cannot be read at once
     */
    public <R> Hydration<R> hydrate(Query<R> query, Bindings bindings, OnProblem onProblem, int slice) {
        return hydrate(null, query, bindings, onProblem, slice);
    }

    /**
     * Opens a query under a name while commits go on. Others can read it when it is done.
     *
     * @param <R> the type of the result's rows
     * @param name the name, unique among those of relations and queries
     * @param query the query
     * @param bindings a value for each of its parameters
     * @param onProblem what an evaluation that cannot be made does to it
     * @param slice about so many rows are read at once
     * @return the turns to be taken; it fails if the name is taken meanwhile
     * @throws IllegalArgumentException if the name is taken or blank, or as without a name
     * @throws ProblemException if it is to fail at its first problem and meets one at once
     * @throws RuntimeException if a row cannot be read at once
     */
    public <R> Hydration<R> hydrate(@Nullable String name, Query<R> query, Bindings bindings, OnProblem onProblem,
            int slice) {
        requireSound();
        if (slice < 1) {
            throw new IllegalArgumentException("A slice of " + slice + " rows was given; it needs at least one");
        }
        if (name != null) {
            names.requireFree(QueryRef.of(name, query).name());
        }
        allowance.limit(slice);
        try {
            return new Hydration<>(this, atOnce(name, query, bindings, onProblem));
        } catch (Allowance.Exceeded large) {
            allowance.lift();
            return aside(name, query, bindings, onProblem, slice);
        } finally {
            allowance.lift();
        }
    }

    private <R> Result<R> atOnce(@Nullable String name, Query<R> query, Bindings bindings, OnProblem onProblem) {
        return name == null ? open(query, bindings, onProblem) : open(name, query, bindings, onProblem);
    }

    private <R> Hydration<R> aside(@Nullable String name, Query<R> query, Bindings bindings, OnProblem onProblem,
            int slice) {
        Aside aside = graph.aside(slice);
        boolean made = false;
        try {
            Result<R> result = new Result<>(this, opened++, name, query, bindings, onProblem, aside);
            made = !result.plan().isOfATime();
            if (made) {
                return new Hydration<>(this, result, aside, () -> atOnce(name, query, bindings, onProblem));
            }
            result.plan().close();
        } finally {
            if (!made) {
                aside.cancel();
            }
        }
        return new Hydration<>(this, atOnce(name, query, bindings, onProblem)); // else each tick would begin it anew
    }

    /** A turn in which a query is filled; true if it was the last. */
    boolean advance(Aside aside) {
        requireSound();
        return aside.advance();
    }

    /** A query is filled. */
    void filled(Result<?> result, Aside aside) {
        String name = result.name();
        if (name != null) {
            names.requireFree(name);
        }
        graph.share(aside);
        result.hydrated();
        add(result);
    }

    /**
     * Lets the clock say another time from the next commit on; a later one replaces it. Until the first commit after the first call
     * the time is {@link Instant#EPOCH}. It need not be later than the one before.
     *
     * @param time what the clock shall say
     */
    public void tick(Instant time) {
        clock.tick(time);
    }

    /**
     * Whether any open query reads the clock.
     *
     * @return false if {@link #tick} would concern none
     */
    public boolean isClockRead() {
        return clock.isRead() || graph.followsTheClock();
    }

    /**
     * Whether a query reads the clock itself; the live queries it reads may do so as well.
     *
     * @param query a query
     * @return true if the time is part of it
     */
    public static boolean readsTheClock(Query<?> query) {
        return Planner.readsTheClock(query.node());
    }

    /**
     * What the clock says (law 15).
     *
     * @return the time as of the last commit
     */
    public Instant now() {
        return clock.now();
    }

    /**
     * Lets all staged changes take effect at once, and the clock advance. Afterwards {@link Result#hasChanges} and
     * {@link Result#changes} tell what that did, until the next commit.
     *
     * @return the results that changed or failed; it stays as it is, whatever is done with them
     * @throws RuntimeException whatever the accessor of a staged row throws; then nothing of what was staged takes effect
     */
    public List<Result<?>> commit() {
        requireSound();
        tables.prepare();
        telling.forgetChanges();
        sound = false;
        tables.switchIn(graph, clock.isAtRest());
        clock.advance(graph);
        step.run();
        tables.finish();
        sound = true;
        return telling.of(step);
    }

    /** One step that moves the window or the parameters of a result: those that read it follow. */
    List<Result<?>> move(Result<?> result, Runnable moving) {
        requireSound();
        boolean moved = false;
        try {
            moving.run();
            moved = true;
        } finally {
            if (!moved && result.failure().isPresent()) {
                propagate();
            }
        }
        telling.add(result);
        if (!result.hasChanges()) {
            return List.of();
        }
        step.changed(result);
        return propagate();
    }

    /** Lets those take part that read what has changed or failed. */
    private List<Result<?>> propagate() {
        sound = false;
        step.run();
        sound = true;
        return telling.of(step);
    }

    private void requireSound() {
        if (!sound || graph.isCutOff()) {
            throw new IllegalStateException("A commit of this engine was cut off half-way, by a lack of memory perhaps:"
                    + " its rows and results may disagree. Make another one and load it anew");
        }
    }

    /**
     * How often each of several ways was gone where the engine has a choice: rows found by an index or by a scan, windows kept in
     * buffers or trees, orders changed or built anew, steps shared. For people who tune it; O(operators).
     *
     * @return counts since the engine was made, by what was done
     */
    public SortedMap<String, Long> choices() {
        SortedMap<String, Long> choices = new TreeMap<>();
        Counts counts = (way, times) -> choices.merge(way, times, Long::sum);
        graph.counts(results.stream().map(result -> result.plan().result()).toList(), counts);
        tables.counts(counts);
        indexes.counts(counts);
        counts.count("windows split off from those of others", windowsSplit);
        return choices;
    }

    /**
     * Gives up the indexes and orders that no open query uses. They linger otherwise, as views are opened again: until there were
     * a quarter as many changes as there are rows, as long as they take no more than {@link EngineOptions#indexBytes()}.
     */
    public void releaseUnused() {
        indexes.releaseUnused();
    }

    /** Counts the indexes of all sources. */
    IndexBudget indexBudget() {
        return indexes;
    }

    /** A window that others share was to be moved: the query has one of its own from now on. */
    void split() {
        windowsSplit++;
    }

    /**
     * The number of rows, groups and pairs that tables and queries keep.
     *
     * @return a count, not bytes
     */
    public long rowsHeld() {
        return tables.rowsHeld() + Graph.rowsHeld(results.stream().map(result -> result.plan().result()).toList())
                + results.stream().mapToLong(Result::rowsHeld).sum();
    }

    Plan plan(Query<?> query, Bindings bindings, @Nullable Window window, OnProblem onProblem,
            ResultVertex.Listener listener, @Nullable Aside aside) {
        Planner.Request request = new Planner.Request(query.node(), bindings, window, Problems.strict(onProblem));
        return planner.plan(request, clock.now(), listener, aside);
    }

    /** Adds a row of a source, and what is behind it if that is a live query. */
    void origins(Source source, Object row, Set<Origin> found) {
        if (row instanceof Identified<?> entry) {
            if (entry.row() != null) {
                found.add(new Origin(source.name(), entry.row()));
            }
            names.result(source.name()).ifPresent(result -> found.addAll(result.why(entry.identity())));
        } else {
            found.add(new Origin(source.name(), row));
        }
    }

    /** What is done to a query before it is planned. */
    List<String> rewritings(Query<?> query) {
        return planner.rewritings(query.node());
    }

    /** What the step in progress comes to. */
    Step step() {
        return step;
    }

    /** A result has another plan. */
    void replanned(Result<?> result) {
        clock.note(result, result.plan().isOfATime());
        raised(result);
    }

    /** A result takes part later in commits than before: so do those who read it. */
    void raised(Result<?> result) {
        ResultRows read = result.published();
        if (read != null) {
            graph.raised(read);
        }
    }

    void closed(Result<?> result) {
        results.remove(result);
        telling.remove(result);
        clock.note(result, false);
        names.remove(result);
    }
}
