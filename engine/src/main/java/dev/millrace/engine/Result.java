package dev.millrace.engine;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.flow.IndexBudget;
import dev.millrace.engine.internal.flow.ResultRows;
import dev.millrace.engine.internal.graph.Aside;
import dev.millrace.engine.internal.plan.Plan;
import dev.millrace.query.Bindings;
import dev.millrace.query.Identity;
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
    private final Query<R> query;
    private final OnProblem onProblem;
    /** Null until somebody asks, or another plan follows. */
    private @Nullable Problems problems;
    private final Evaluation<R> evaluation;
    /** What others read of it; null if none can. */
    private final @Nullable Publication<R> publication;
    private @Nullable Throwable failure;
    /** Whether it is not filled yet: nobody is told of it. */
    private boolean hydrating;
    private boolean closed;
    private boolean telling;
    private @Nullable List<Result<?>> alone;

    /**
     * Plans a query.
     *
     * @param engine keeps it current
     * @param number the greater, the later it was opened
     * @param name what others read it by; null if none can
     * @param aside how it is filled beside commits; null to fill it at once
     */
    Result(Engine engine, long number, @Nullable String name, Query<R> query, Bindings bindings,
            OnProblem onProblem, @Nullable Aside aside) {
        this.engine = engine;
        this.number = number;
        this.query = query;
        this.onProblem = onProblem;
        this.publication = name == null ? null : new Publication<>(name, query);
        this.hydrating = aside != null;
        this.evaluation = new Evaluation<>(this, engine, bindings, aside);
    }

    /**
     * The evaluations that could not be made (law 5).
     *
     * @return how many, and the latest
     */
    public Problems problems() {
        Problems known = problems;
        if (known == null) {
            known = new Problems(plan());
            problems = known;
        }
        return known;
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
        return requirePublication().ref();
    }

    /**
     * The values of the query's parameters.
     *
     * @return the bindings
     */
    public Bindings bindings() {
        return evaluation.bindings();
    }

    /**
     * The operators that keep the result current, and last the result itself. O(operators), and O(groups) where there are such.
     *
     * @return what each does and has done so far; those whose changes one takes come before it
     */
    public List<OperatorFigures> operators() {
        return OperatorFigures.of(plan());
    }

    /**
     * The names of the relations it reads, itself or by the live queries it reads.
     *
     * @return each once
     */
    public List<String> sources() {
        TreeSet<String> names = new TreeSet<>();
        plan().sources().forEach(source -> names.addAll(source.relations()));
        return List.copyOf(names);
    }

    /**
     * Whether the query reads the clock.
     *
     * @return true if {@link Engine#tick} can concern it
     */
    public boolean readsTheClock() {
        return plan().readsTheClock();
    }

    /**
     * Whether rows have positions.
     *
     * @return true if the query is ordered
     */
    public boolean isOrdered() {
        return plan().output().isOrdered();
    }

    /**
     * The rows that are shown, in order if there is one. O(rows shown); unchanged rows are the same objects as before.
     *
     * @return a copy, which stays as it is
     * @throws IllegalStateException if the result is closed
     */
    public IdentifiedRows<R> rows() {
        if (closed) {
            throw new IllegalStateException("The query is closed and shows nothing any more; open it again");
        }
        return evaluation.rows();
    }

    /**
     * The number of rows that are shown.
     *
     * @return the number
     */
    public int size() {
        return plan().output().size();
    }

    /**
     * The number of rows without window. O(rows) where it was not asked for within as many changes as there are rows, else O(1); a window
     * is told of all changes as long as it is.
     *
     * @return the number; of a result that failed or was closed as it was known last, and at least the rows that its window kept
     */
    public int total() {
        return plan().total();
    }

    /**
     * The part of the rows that is shown.
     *
     * @return the window; all of them if there is no order
     */
    public Window window() {
        return plan().window();
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
        return engine.move(this, () -> evaluation.show(window, this::fail));
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
        return engine.move(this, () -> evaluation.bind(values));
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
        return engine.move(this, () -> evaluation.move(values, part, this::fail));
    }

    /**
     * Whether the last commit, or move of its window or parameters, or of those of a result it reads, changed the rows that are shown.
     *
     * @return false if they are the same
     */
    public boolean hasChanges() {
        return evaluation.hasChanges();
    }

    /**
     * What {@link #hasChanges} says has changed.
     *
     * @param sink takes the changes, in no particular order
     */
    public void changes(ChangeSink<? super R> sink) {
        evaluation.changes(sink);
    }

    /**
     * Tells how the query is kept current, with figures, and why so.
     *
     * @return its plan as it is now
     */
    public Explanation explain() {
        return Explanation.of(plan(), engine.rewritings(query));
    }

    /**
     * Finds the rows behind a row that is shown: those it is made of, those of its group or of its nested lists, and those for which it is
     * there, as an {@code exists} finds them. Of a live query that this one reads it gives the row, and then those behind that.
     * For people who ask; it looks at all rows of a group's or a set's input.
     *
     * @param identity the identity of a row
     * @return the rows as they are now, each once, in no particular order; empty if no such row is shown
     * @throws IllegalStateException if the result is closed or has failed
     */
    public List<Origin> why(Identity identity) {
        requireWorking();
        Set<Origin> found = new LinkedHashSet<>();
        plan().output().origins(identity, (source, row) -> engine.origins(source, row, found));
        return List.copyOf(found);
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
        if (publication != null) {
            publication.requireUnread();
        }
        closed = true;
        engine.closed(this);
        plan().close();
    }

    /** The number of rows that it keeps itself. */
    long rowsHeld() {
        return plan().output().size() + (publication == null ? 0 : publication.size());
    }

    /** When it was opened: the greater, the later. */
    long number() {
        return number;
    }

    /** What others read this by; null if none can. */
    @Nullable
    String name() {
        return publication == null ? null : publication.name();
    }

    /** Counts indexes of its rows. */
    IndexBudget indexBudget() {
        return engine.indexBudget();
    }

    /** The rows for those who read this; null while none does. */
    @Nullable
    ResultRows published() {
        return publication == null ? null : publication.rows();
    }

    /** The rows for one who is to read this. */
    ResultRows publish() {
        if (failure != null) {
            throw new IllegalStateException("The live query \"" + name()
                    + "\", which the query reads, has failed; close it and open another", failure);
        }
        return requirePublication().open(this);
    }

    private Publication<R> requirePublication() {
        if (publication == null) {
            throw new IllegalStateException(
                    "A query was opened without a name, so that no other can read it; open it under one: " + query);
        }
        return publication;
    }

    /** What becomes of problems. */
    OnProblem onProblem() {
        return onProblem;
    }

    Plan plan() {
        return evaluation.plan();
    }

    /** The least rank in commits of who reads this. */
    int rank() {
        return plan().result().rank() + 1;
    }

    boolean isHydrating() {
        return hydrating;
    }

    /** Is filled, and others are told of it from now on. */
    void hydrated() {
        hydrating = false;
        evaluation.forgetChanges();
    }

    /** Is not kept current any more. */
    void fail(Throwable cause) {
        if (failure == null) {
            failure = cause;
            if (hydrating) {
                return;
            }
            if (publication != null) {
                publication.fail(cause);
            }
            engine.step().failed(this, cause);
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

    /** This and no other; always the same list. */
    List<Result<?>> alone() {
        List<Result<?>> known = alone;
        if (known == null) {
            known = List.of(this);
            alone = known;
        }
        return known;
    }

    void forgetChanges() {
        evaluation.forgetChanges();
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
