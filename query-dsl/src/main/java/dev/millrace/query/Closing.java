package dev.millrace.query;

import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.OpenScope;

/** What a function that was given to a step of a query says of its rows. */
final class Closing {

    private Closing() {
    }

    /**
     * What a function gives, over lanes.
     *
     * @param step the name of the step it was given to
     * @throws IllegalArgumentException if it gives null
     */
    static ExprNode node(String step, Function<? super OpenScope, ? extends @Nullable Expr<?>> function) {
        return OpenScope.close(scope -> given(step, function.apply(scope)).node());
    }

    /** What a function gave, if it gave something. */
    static <T> T given(String step, @Nullable T outcome) {
        if (outcome == null) {
            throw new IllegalArgumentException("The function that was given to " + step
                    + " gave null, but an expression of the row is needed; for a component write t.get(Type::component),"
                    + " for a constant constant(…)");
        }
        return outcome;
    }
}
