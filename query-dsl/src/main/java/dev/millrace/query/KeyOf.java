package dev.millrace.query;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.OpenScope;

/** A group's key as a lambda gave it: over lanes, with the typed expression to give it back as. */
record KeyOf<E extends Expr<?>>(ExprNode node, E sample) {

    static <E extends Expr<?>> KeyOf<E> closing(String step, Function<? super OpenScope, E> key) {
        List<E> given = new ArrayList<>(1);
        ExprNode node = OpenScope.close(scope -> {
            E expression = Closing.given(step, key.apply(scope));
            given.add(expression);
            return expression.node();
        });
        return new KeyOf<>(node, given.get(0));
    }
}
