package dev.millrace.query;

import org.jspecify.annotations.Nullable;

/**
 * A component that is to be set; say to what: {@code set(Todo::done).to(true)}. In two steps, so that the type is checked.
 *
 * @param <R> the row type
 * @param <V> the component's type
 */
public final class Setter<R, V> {

    private final Component component;

    Setter(Component component) {
        this.component = component;
    }

    /**
     * Says the new value.
     *
     * @param value the value
     * @return the assignment
     * @throws IllegalArgumentException if it is null and the component is primitive
     */
    public Assignment<R> to(@Nullable V value) {
        return new Assignment<>(component, value);
    }

    /**
     * Sets the component of a record that is being made to an expression.
     *
     * @param value the expression
     * @return the setting, for {@code into(Card.class, …)}
     */
    public Setting<R> toExpr(Expr<V> value) {
        return new Setting<>(component, value.node());
    }
}
