package dev.millrace.engine;

import java.util.List;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.plan.Plan;
import dev.millrace.query.Bindings;
import dev.millrace.query.Query;
import dev.millrace.query.Window;

/**
 * The plan of a result at work, and the next one where a plan cannot follow: the query is evaluated anew then. Tells what the last step
 * changed in the rows, whichever way it was done.
 *
 * @param <R> the type of the rows
 */
final class Evaluation<R> {

    private final Engine engine;
    private final Query<R> query;
    private final Problems problems;
    private final Rebinding<R> rebinding = new Rebinding<>();
    private Bindings bindings;
    private Plan plan;

    /** Plans a query, without a window of its own. */
    Evaluation(Engine engine, Query<R> query, Bindings bindings, Problems problems) {
        this.engine = engine;
        this.query = query;
        this.problems = problems;
        this.bindings = bindings;
        this.plan = engine.plan(query, bindings, null, problems);
    }

    Bindings bindings() {
        return bindings;
    }

    Plan plan() {
        return plan;
    }

    @SuppressWarnings("unchecked") // the query makes rows of this type
    List<Identified<R>> rows() {
        return (List<Identified<R>>) (List<?>) List.copyOf(plan.output().entries());
    }

    /** Takes part in a commit. */
    void run() {
        if (plan.isMadeFor(engine.now())) {
            plan.run(engine.now());
        } else {
            bind(bindings);
        }
    }

    /** Evaluates the query anew, with the same window. */
    void bind(Bindings values) {
        bind(values, plan.isMovable() ? plan.window() : null);
    }

    /** Evaluates the query anew; if that fails, all is as it was. */
    private void bind(Bindings values, @Nullable Window window) {
        forgetChanges();
        List<Identified<R>> before = rows();
        Plan next = engine.plan(query, values, window, problems);
        Plan old = plan;
        plan = next;
        try {
            plan.output().adopt(before);
            rebinding.record(before, rows(), plan.output().isOrdered());
        } catch (RuntimeException | Error e) {
            plan = old;
            next.close();
            throw e;
        }
        old.close();
        bindings = values;
    }

    /** Shows another part, with values that may be other ones; otherwise as {@link #show}. */
    void move(Bindings values, Window window, Consumer<Throwable> lost) {
        if (values.equals(bindings)) {
            show(window, lost);
        } else {
            bind(values, window);
        }
    }

    /**
     * Shows another part. If that fails, all is as it was.
     *
     * @param window the part
     * @param lost is told if it cannot be as it was either
     */
    void show(Window window, Consumer<Throwable> lost) {
        if (!plan.isMovable()) {
            bind(bindings, window);
            return;
        }
        forgetChanges();
        Window before = plan.window();
        try {
            plan.move(window);
        } catch (RuntimeException | Error e) {
            forgetMove(before, e, lost);
            throw e;
        }
    }

    /** The operators have taken a move of the window already that cannot be shown: they are made anew. */
    private void forgetMove(Window before, Throwable refused, Consumer<Throwable> lost) {
        Plan old = plan;
        try {
            Plan next = engine.plan(query, bindings, before, problems);
            next.output().adopt(rows());
            plan = next;
            old.close();
        } catch (RuntimeException | Error e) {
            e.addSuppressed(refused);
            lost.accept(e);
        }
    }

    boolean hasChanges() {
        return !plan.output().changes().isEmpty() || !rebinding.isEmpty();
    }

    void changes(ChangeSink<? super R> sink) {
        plan.output().changes().forEach(sink);
        if (!rebinding.isEmpty()) {
            rebinding.forEach(sink);
        }
    }

    void forgetChanges() {
        plan.output().changes().clear();
        rebinding.clear();
    }
}
