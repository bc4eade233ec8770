package dev.millrace.engine;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.flow.RowTable;
import dev.millrace.engine.internal.plan.Plan;
import dev.millrace.query.Bindings;
import dev.millrace.query.Query;
import dev.millrace.query.Window;

/**
 * The result of an open query, current after every commit of its {@link Engine}. Confined to whoever owns the engine.
 *
 * <p>If an accessor of a row throws, or the query is to fail at its first problem, the result fails: it keeps its last good rows,
 * takes no further part in commits and tells the {@link #failure}; other results go on.
 *
 * @param <R> the type of the rows
 */
public final class Result<R> {

    private final Engine engine;
    private final Query<R> query;
    private Bindings bindings;
    private Plan plan;
    private final Rebinding<R> rebinding = new Rebinding<>();
    private @Nullable Throwable failure;
    private boolean closed;
    private final Problems problems;

    Result(Engine engine, Query<R> query, Bindings bindings, OnProblem onProblem) {
        this.engine = engine;
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
     * The values of the query's parameters.
     *
     * @return the bindings
     */
    public Bindings bindings() {
        return bindings;
    }

    /**
     * The names of the relations it reads.
     *
     * @return each once
     */
    public List<String> sources() {
        return plan.tables().stream().map(RowTable::name).toList();
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
     * Shows another part of an ordered result; {@link #changes} tells the difference.
     *
     * @param window the part
     * @throws IllegalStateException if the result has no order, has failed or is closed
     */
    public void window(Window window) {
        requireWorking();
        requireOrder();
        if (!plan.isMovable()) {
            evaluate(bindings, window);
            return;
        }
        forgetChanges();
        plan.move(window);
        engine.moved(this);
    }

    private void requireOrder() {
        if (!isOrdered()) {
            throw new IllegalStateException(
                    "A window was set on a result without order, which has no positions; order the query first");
        }
    }

    /**
     * Gives the parameters other values; {@link #changes} tells the difference. The query is evaluated anew.
     *
     * @param values a value for each parameter
     * @throws IllegalArgumentException if a parameter is not bound, or bound to a value of another type; the rows are as they were then
     * @throws IllegalStateException if the result has failed or is closed
     * @throws RuntimeException if a row cannot be read, or the query is to fail at its first problem and met one; the rows are as they
     *         were then
     */
    public void bind(Bindings values) {
        requireWorking();
        evaluate(values, plan.isMovable() ? window() : null);
    }

    /**
     * Gives the parameters other values and shows another part of the ordered result, in one step: {@link #changes} tells the
     * difference from what was shown before to what is shown after, and no row of a state in between is made. The query is
     * evaluated anew if a value is another one.
     *
     * @param values a value for each parameter
     * @param part the part
     * @throws IllegalArgumentException if a parameter is not bound, or bound to a value of another type; the rows are as they were then
     * @throws IllegalStateException if the result has no order, has failed or is closed
     * @throws RuntimeException if a row cannot be read, or the query is to fail at its first problem and met one; the rows are as they
     *         were then
     */
    public void move(Bindings values, Window part) {
        if (values.equals(bindings)) {
            window(part);
            return;
        }
        requireWorking();
        requireOrder();
        evaluate(values, part);
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
        engine.moved(this);
    }

    /**
     * Whether the last commit, or move of window or parameters, changed the rows that are shown.
     *
     * @return false if they are the same
     */
    public boolean hasChanges() {
        return !plan.output().changes().isEmpty() || !rebinding.isEmpty();
    }

    /**
     * What the last commit, or move of window or parameters, changed.
     *
     * @param sink takes the changes, in no particular order
     */
    public void changes(ChangeSink<R> sink) {
        plan.output().changes().forEach(sink);
        rebinding.forEach(sink);
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

    /** Ends the query and gives back what it holds. Does nothing the second time. */
    public void close() {
        if (!closed) {
            closed = true;
            engine.closed(this);
            plan.close();
        }
    }

    Plan plan() {
        return plan;
    }

    /** Takes part in a commit; true if the rows changed or the result failed. */
    boolean run() {
        if (failure != null) {
            return false;
        }
        forgetChanges();
        try {
            plan.run();
            return hasChanges();
        } catch (Throwable e) { // whatever one query throws, the others are to be maintained
            failure = e;
            return true;
        }
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
