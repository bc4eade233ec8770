package dev.millrace.engine;

import java.util.List;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.graph.Aside;
import dev.millrace.engine.internal.graph.ResultVertex;
import dev.millrace.engine.internal.plan.Plan;
import dev.millrace.query.Bindings;
import dev.millrace.query.Window;

/**
 * The plan of a result at work, and the next one where a plan cannot follow: the query is evaluated anew then. Tells what the last step
 * changed in the rows, whichever way it was done.
 *
 * @param <R> the type of the rows
 */
final class Evaluation<R> implements ResultVertex.Listener {

    private final Result<R> result;
    private final Engine engine;
    /** What other values of the parameters changed; null until they are given some. */
    private @Nullable Rebinding<R> rebinding;
    private Bindings bindings;
    private Plan plan;

    /**
     * Plans the query of a result, without a window of its own.
     *
     * @param result is told of what commits do to it
     * @param aside how the plan is filled beside commits; null to fill it at once
     */
    Evaluation(Result<R> result, Engine engine, Bindings bindings, @Nullable Aside aside) {
        this.result = result;
        this.engine = engine;
        this.bindings = bindings;
        this.plan = plan(bindings, null, aside);
    }

    private Plan plan(Bindings values, @Nullable Window window, @Nullable Aside aside) {
        return engine.plan(result.query(), values, window, result.onProblem(), this, aside);
    }

    @Override
    public void begins() {
        forgetChanges();
    }

    @Override
    public void changed() {
        if (!result.isHydrating()) {
            engine.step().changed(result);
        }
    }

    @Override
    public void failed(Throwable cause) {
        result.fail(cause);
    }

    @Override
    public void due() {
        bind(bindings);
        if (hasChanges()) {
            changed();
        }
    }

    @Override
    public void raised() {
        engine.raised(result);
    }

    Bindings bindings() {
        return bindings;
    }

    Plan plan() {
        return plan;
    }

    @SuppressWarnings("unchecked") // the query makes rows of this type
    IdentifiedRows<R> rows() {
        return (IdentifiedRows<R>) plan.output().rows();
    }

    /** Evaluates the query anew, with the same window. */
    void bind(Bindings values) {
        bind(values, plan.isWindowed() ? plan.window() : null);
    }

    /** Evaluates the query anew; if that fails, all is as it was. */
    private void bind(Bindings values, @Nullable Window window) {
        forgetChanges();
        plan.output().detach(); // in the midst of a commit it shows the rows as they were
        List<Identified<R>> before = rows();
        Problems problems = result.problems();
        Plan next = plan(values, window, null);
        Plan old = plan;
        plan = next;
        try {
            plan.output().adopt(before);
            rebinding().record(before, rows(), plan.output().isOrdered());
        } catch (RuntimeException | Error e) {
            plan = old;
            next.close();
            throw e;
        }
        problems.follow(next);
        old.close();
        bindings = values;
        engine.replanned(result);
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
            if (plan.isWindowed()) {
                engine.split();
            }
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
        Problems problems = result.problems();
        try {
            Plan next = plan(bindings, before, null);
            next.output().adopt(rows());
            plan = next;
            problems.follow(next);
            old.close();
            engine.replanned(result);
        } catch (RuntimeException | Error e) {
            e.addSuppressed(refused);
            lost.accept(e);
        }
    }

    private Rebinding<R> rebinding() {
        Rebinding<R> known = rebinding;
        if (known == null) {
            known = new Rebinding<>();
            rebinding = known;
        }
        return known;
    }

    boolean hasChanges() {
        return !plan.output().changes().isEmpty() || rebinding != null && !rebinding.isEmpty();
    }

    void changes(ChangeSink<? super R> sink) {
        plan.output().changes().forEach(sink);
        if (rebinding != null && !rebinding.isEmpty()) {
            rebinding.forEach(sink);
        }
    }

    void forgetChanges() {
        plan.output().changes().clear();
        if (rebinding != null) {
            rebinding.clear();
        }
    }
}
