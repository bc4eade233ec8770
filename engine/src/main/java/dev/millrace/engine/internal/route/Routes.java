package dev.millrace.engine.internal.route;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.expr.Guard;
import dev.millrace.engine.internal.expr.RowExpr;
import dev.millrace.engine.internal.expr.ScalarCompiler;
import dev.millrace.engine.internal.flow.Delta;

/**
 * The owners that read one source, by what a row must have to be of any concern to them. Whom a change concerns is found by the
 * values that guards look at, each in turn: what that costs depends on how many different ones there are and on how many owners are
 * found, not on how many there are. Adding and removing take expected O(log n). Confined to the writer of its engine.
 *
 * @param <T> the type of the owners
 */
public final class Routes<T> {

    private final int width;
    private final ScalarCompiler compiler;
    private final Comparator<? super T> order;
    /** Those that have no guard. */
    private final Owners<T> all;
    private final Map<RowExpr, ValueRoutes<T>> byValue = new HashMap<>();
    /** The same, to be gone over by number: iterators would be made for each commit. */
    private final List<ValueRoutes<T>> values = new ArrayList<>();

    /**
     * No owners.
     *
     * @param width the number of lanes of a row of the source
     * @param compiler compiles what guards look at
     * @param order orders the owners
     */
    public Routes(int width, ScalarCompiler compiler, Comparator<? super T> order) {
        this.width = width;
        this.compiler = compiler;
        this.order = order;
        this.all = new Owners<>(order);
    }

    /**
     * Adds an owner.
     *
     * @param guard what concerns it; null for all changes
     * @param owner the owner, which has no such guard here yet
     */
    public void add(@Nullable Guard guard, T owner) {
        if (guard == null) {
            all.add(owner);
            return;
        }
        ValueRoutes<T> routes = byValue.get(guard.value());
        if (routes == null) {
            routes = new ValueRoutes<>(compiler.scalar(guard.value()), guard.value(), width, order);
            byValue.put(guard.value(), routes);
            values.add(routes);
        }
        routes.add(guard, owner);
    }

    /**
     * Removes an owner.
     *
     * @param guard as it was added
     * @param owner the owner
     * @throws IllegalStateException if it is not there
     */
    public void remove(@Nullable Guard guard, T owner) {
        if (guard == null) {
            all.remove(owner);
            return;
        }
        ValueRoutes<T> routes = of(guard, owner);
        routes.remove(guard, owner);
        if (routes.isEmpty()) {
            byValue.remove(guard.value());
            values.remove(routes);
        }
    }

    /**
     * Lets another guard tell what concerns an owner.
     *
     * @param from as it was added
     * @param to what concerns it from now on
     * @param owner the owner
     * @throws IllegalStateException if it is not there
     */
    public void move(@Nullable Guard from, @Nullable Guard to, T owner) {
        if (from != null && to != null && from.value().equals(to.value())) {
            ValueRoutes<T> routes = of(from, owner);
            routes.remove(from, owner);
            routes.add(to, owner);
        } else {
            add(to, owner);
            remove(from, owner);
        }
    }

    private ValueRoutes<T> of(Guard guard, T owner) {
        ValueRoutes<T> routes = byValue.get(guard.value());
        if (routes == null) {
            throw new IllegalStateException(owner + " is not among those of " + guard);
        }
        return routes;
    }

    /** Whether there are no owners. */
    public boolean isEmpty() {
        return all.isEmpty() && values.isEmpty();
    }

    /**
     * Finds those whom changes can concern.
     *
     * @param changes the changes of the source
     * @param found takes them, some of them more than once
     */
    public void forEach(Delta changes, Consumer<? super T> found) {
        all.forEach(found);
        for (int i = 0; i < values.size(); i++) {
            values.get(i).forEach(changes, found);
        }
    }

    /** Hands out all owners, some of them more than once. */
    public void forEach(Consumer<? super T> found) {
        all.forEach(found);
        for (int i = 0; i < values.size(); i++) {
            values.get(i).forEach(found);
        }
    }
}
