package dev.millrace.engine.internal.plan;

import java.time.Instant;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.expr.RowExpr;
import dev.millrace.engine.internal.expr.ScalarCompiler;
import dev.millrace.engine.internal.flow.Threshold;

/** A threshold that is an expression of a query; it is translated anew for each time that it reads. */
final class MovingThreshold implements Threshold {

    private static final @Nullable Object[] NO_ROW = {};

    private final Function<Givens, RowExpr> translation;
    private final ScalarCompiler compiler;
    private Givens givens;
    private RowExpr expression;

    /**
     * A threshold.
     *
     * @param translation puts the values of parameters and of the clock into the expression
     * @param compiler compiles it
     * @param given those values; of the clock another plan may have read them
     */
    MovingThreshold(Function<Givens, RowExpr> translation, ScalarCompiler compiler, Givens given) {
        this.translation = translation;
        this.compiler = compiler;
        this.givens = given.at(given.now());
        this.expression = translation.apply(givens);
    }

    @Override
    public boolean isOf(Instant time) {
        return givens.moments().areThoseOf(time);
    }

    @Override
    public void tick(Instant time) {
        givens = givens.at(time);
        expression = translation.apply(givens);
    }

    @Override
    public @Nullable Object value() {
        return compiler.scalar(expression).eval(NO_ROW, 0);
    }
}
