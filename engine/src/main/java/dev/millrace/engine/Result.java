package dev.millrace.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.flow.Operator;
import dev.millrace.engine.internal.flow.ResultRows;
import dev.millrace.engine.internal.flow.Source;
import dev.millrace.engine.internal.output.Output;
import dev.millrace.engine.internal.plan.Plan;
import dev.millrace.query.Bindings;
import dev.millrace.query.Query;
import dev.millrace.query.QueryRef;
import dev.millrace.query.Window;

/**
 * The result of an open query, current after every commit of its {@link Engine}. Confined to whoever owns the engine.
 *
 * <p>If an accessor of a row throws, or the query is to fail at its first problem, the result fails: it keeps its last good rows,
 * takes no further part in commits and tells the {@link #failure}; results that read it fail with it, others go on.
 *
 * @param <R> the type of the rows
 */
public final class Result<R> {

    private final Engine engine;
    private final long number;
    private final @Nullable String name;
    private final Query<R> query;
    private Bindings bindings;
    private Plan plan;
    private final Rebinding<R> rebinding = new Rebinding<>();
    private @Nullable Throwable failure;
    private boolean closed;
    private boolean telling;
    private final Problems problems;
    /** What other results read; null while none does. */
    private @Nullable ResultRows published;

    /**
     * Plans a query.
     *
     * @param engine keeps it current
     * @param number the greater, the later it was opened
     * @param name what others read it by; null if none can
     */
    Result(Engine engine, long number, @Nullable String name, Query<R> query, Bindings bindings,
            OnProblem onProblem) {
        this.engine = engine;
        this.number = number;
        this.name = name;
        this.query = query;
        this.bindings = bindings;
        this.problems = new Problems(onProblem);
        this.plan = engine.plan(query, bindings, null, problems);
    }

    /**
     * The evaluations that could not be made (law 5).
     *
     * @return how many, and the latest
     */
    public Problems problems() {
        return problems;
    }

    /**
     * The query this is the result of.
     *
     * @return the query
     */
    public Query<R> query() {
        return query;
    }

    /**
     * What other queries read this by.
     *
     * @return a source for them
     * @throws IllegalStateException if this was opened without a name
     */
    public QueryRef<R> ref() {
        if (name == null) {
            throw new IllegalStateException(
                    "A query was opened without a name, so that no other can read it; open it under one: " + query);
        }
        return QueryRef.of(name, query);
    }

    /**
     * The values of the query's parameters.
     *
     * @return the bindings
     */
    public Bindings bindings() {
        return bindings;
    }

    /**
     * The operators that keep the result current, and last the result itself. O(operators), and O(groups) where there are such.
     *
     * @return what each does and has done so far; those whose changes one takes come before it
     */
    public List<OperatorFigures> operators() {
        List<OperatorFigures> figures = new ArrayList<>();
        plan.operators().forEach(operator -> figures.add(figures(operator)));
        figures.add(figures(plan.output()));
        return Collections.unmodifiableList(figures);
    }

    private OperatorFigures figures(Operator operator) {
        return new OperatorFigures(operator.name(), operator.inputs().stream().map(plan.operators()::indexOf).toList(),
                operator.rowsHeld(), operator.bytes(), operator.taken(), operator.given(), operator.rowsVisited(),
                operator.nodesVisited(), operator.nanos());
    }

    private OperatorFigures figures(Output output) {
        return new OperatorFigures(output.isOrdered() ? "ordered result" : "keyed result",
                List.of(plan.operators().indexOf(output.input())), output.size(), output.bytes(), output.taken(),
                output.given(), output.taken(), output.nodesVisited(), output.nanos());
    }

    /**
     * The names of the relations it reads, itself or by the live queries it reads.
     *
     * @return each once
     */
    public List<String> sources() {
        TreeSet<String> names = new TreeSet<>();
        plan.sources().forEach(source -> names.addAll(source.relations()));
        return List.copyOf(names);
    }

    /**
     * Whether the query reads the clock.
     *
     * @return true if {@link Engine#tick} can concern it
     */
    public boolean readsTheClock() {
        return plan.readsTheClock();
    }

    /**
     * Whether rows have positions.
     *
     * @return true if the query is ordered
     */
    public boolean isOrdered() {
        return plan.output().isOrdered();
    }

    /**
     * The rows that are shown, in order if there is one. O(rows shown); unchanged rows are the same objects as before.
     *
     * @return a new list
     */
    @SuppressWarnings("unchecked") // the query makes rows of this type
    public List<Identified<R>> rows() {
        return (List<Identified<R>>) (List<?>) List.copyOf(plan.output().entries());
    }

    /**
     * The number of rows that are shown.
     *
     * @return the number
     */
    public int size() {
        return plan.output().size();
    }

    /**
     * The number of rows without window.
     *
     * @return the number
     */
    public int total() {
        return plan.total();
    }

    /**
     * The part of the rows that is shown.
     *
     * @return the window; all of them if there is no order
     */
    public Window window() {
        return plan.window();
    }

    /**
     * Shows another part of an ordered result; {@link #changes} tells the difference. Results that read this one follow.
     *
     * @param window the part
     * @return the results that changed or failed
     * @throws IllegalStateException if the result has no order, has failed or is closed
     * @throws RuntimeException if a row cannot be read, or the query is to fail at its first problem and met one; window and rows are as
     *         they were then
     */
    public List<Result<?>> window(Window window) {
        requireWorking();
        requireOrder();
        return engine.move(this, () -> show(window));
    }

    private void show(Window window) {
        if (!plan.isMovable()) {
            evaluate(bindings, window);
            return;
        }
        forgetChanges();
        Window before = plan.window();
        try {
            plan.move(window);
        } catch (RuntimeException | Error e) {
            forgetMove(before, e);
            throw e;
        }
    }

    /** The operators have taken a move of the window already that cannot be shown: they are made anew. */
    private void forgetMove(Window before, Throwable refused) {
        Plan old = plan;
        try {
            Plan next = engine.plan(query, bindings, before, problems);
            next.output().adopt(rows());
            plan = next;
            old.close();
        } catch (RuntimeException | Error e) {
            e.addSuppressed(refused);
            fail(e);
        }
    }

    private void requireOrder() {
        if (!isOrdered()) {
            throw new IllegalStateException(
                    "A window was set on a result without order, which has no positions; order the query first");
        }
    }

    /**
     * Gives the parameters other values; {@link #changes} tells the difference. The query is evaluated anew. Results that read this one
     * follow.
     *
     * @param values a value for each parameter
     * @return the results that changed or failed
     * @throws IllegalArgumentException if a parameter is not bound, or bound to a value of another type; the rows are as they were then
     * @throws IllegalStateException if the result has failed or is closed
     * @throws RuntimeException if a row cannot be read, or the query is to fail at its first problem and met one; the rows are as they
     *         were then
     */
    public List<Result<?>> bind(Bindings values) {
        requireWorking();
        return engine.move(this, () -> evaluate(values, plan.isMovable() ? window() : null));
    }

    /**
     * Gives the parameters other values and shows another part of the ordered result, in one step: {@link #changes} tells the
     * difference from what was shown before to what is shown after, and no row of a state in between is made. The query is
     * evaluated anew if a value is another one. Results that read this one follow.
     *
     * @param values a value for each parameter
     * @param part the part
     * @return the results that changed or failed
     * @throws IllegalArgumentException if a parameter is not bound, or bound to a value of another type; the rows are as they were then
     * @throws IllegalStateException if the result has no order, has failed or is closed
     * @throws RuntimeException if a row cannot be read, or the query is to fail at its first problem and met one; the rows are as they
     *         were then
     */
    public List<Result<?>> move(Bindings values, Window part) {
        requireWorking();
        requireOrder();
        return engine.move(this, () -> {
            if (values.equals(bindings)) {
                show(part);
            } else {
                evaluate(values, part);
            }
        });
    }

    private void evaluate(Bindings values, @Nullable Window window) {
        forgetChanges();
        List<Identified<R>> before = rows();
        Plan next = engine.plan(query, values, window, problems);
        Plan old = plan;
        plan = next;
        try {
            plan.output().adopt(before);
            rebinding.record(before, rows(), isOrdered());
        } catch (RuntimeException | Error e) {
            plan = old;
            next.close();
            throw e;
        }
        old.close();
        bindings = values;
    }

    /**
     * Whether the last commit, or move of its window or parameters, or of those of a result it reads, changed the rows that are shown.
     *
     * @return false if they are the same
     */
    public boolean hasChanges() {
        return !plan.output().changes().isEmpty() || !rebinding.isEmpty();
    }

    /**
     * What {@link #hasChanges} says has changed.
     *
     * @param sink takes the changes, in no particular order
     */
    public void changes(ChangeSink<? super R> sink) {
        plan.output().changes().forEach(sink);
        if (!rebinding.isEmpty()) {
            rebinding.forEach(sink);
        }
    }

    /**
     * Why this result ceased to be maintained.
     *
     * @return what was thrown while it was maintained, by the constructor or an accessor of a row as a rule; empty while all is
     *         well
     */
    public Optional<Throwable> failure() {
        return Optional.ofNullable(failure);
    }

    /**
     * Ends the query and gives back what it holds. Does nothing the second time.
     *
     * @throws IllegalStateException if another open query reads it
     */
    public void close() {
        if (closed) {
            return;
        }
        if (published != null) {
            throw new IllegalStateException(
                    "The live query \"" + name + "\" is read by an open query; close that first");
        }
        closed = true;
        engine.closed(this);
        plan.close();
    }

    /** The number of rows, groups and pairs that it keeps. */
    long rowsHeld() {
        return plan.rowsHeld() + (published == null ? 0 : published.size());
    }

    /** When it was opened: the greater, the later. */
    long number() {
        return number;
    }

    /** What others read this by; null if none can. */
    @Nullable
    String name() {
        return name;
    }

    /** The rows for those who read this; null while none does. */
    @Nullable
    ResultRows published() {
        return published;
    }

    /** The rows for one who is to read this. */
    ResultRows publish() {
        if (failure != null) {
            throw new IllegalStateException(
                    "The live query \"" + name + "\", which the query reads, has failed; close it"
                            + " and open another",
                    failure);
        }
        ResultRows known = published;
        if (known == null) {
            QueryRef<R> ref = ref();
            known = new ResultRows(ref.name(), ref.rowType(), sources(), rows(), () -> published = null);
            published = known;
        }
        return known;
    }

    Plan plan() {
        return plan;
    }

    /** Whether what it reads of the clock is not what that says. */
    boolean isDue() {
        return plan.readsTheClock() && !plan.isOf(engine.now());
    }

    /** Takes part in a commit; true if the rows changed or the result failed. */
    boolean run() {
        if (failure != null) {
            return false;
        }
        forgetChanges();
        try {
            requireSources();
            if (plan.isMadeFor(engine.now())) {
                plan.run(engine.now());
            } else {
                evaluate(bindings, plan.isMovable() ? window() : null);
            }
            return hasChanges();
        } catch (Throwable e) { // whatever one query throws, the others are to be maintained
            fail(e);
            return true;
        }
    }

    private void fail(Throwable cause) {
        failure = cause;
        if (published != null) {
            published.fail(cause);
        }
    }

    private void requireSources() {
        List<Source> sources = plan.sources();
        for (int i = 0; i < sources.size(); i++) { // by number: an iterator would be made for each commit
            Source source = sources.get(i);
            if (source.failure() != null) {
                throw new IllegalStateException(
                        "The live query \"" + source.name() + "\", which this one reads, has failed",
                        source.failure());
            }
        }
    }

    /** As {@link #changes}, to those who read this. */
    void tell(ChangeSink<Object> readers) {
        changes(readers);
    }

    /** Notes whether this tells of changes; true if that is news. */
    boolean tells(boolean changes) {
        boolean news = telling != changes;
        telling = changes;
        return news;
    }

    void forgetChanges() {
        plan.output().changes().clear();
        rebinding.clear();
    }

    private void requireWorking() {
        if (closed) {
            throw new IllegalStateException("The query is closed and no longer maintained; open it again");
        }
        if (failure != null) {
            throw new IllegalStateException("The query has failed and is no longer maintained; close it", failure);
        }
    }
}
