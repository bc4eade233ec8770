package dev.millrace.query;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.FunctionNode;
import dev.millrace.query.ast.LiteralNode;
import dev.millrace.query.ast.ScalarFunction;

/**
 * A conditional expression under construction: {@code caseWhen(a).then(x).when(b).then(y).otherwise(z)}. Its value is that after
 * the first condition that is true. Immutable.
 *
 * @param <E> the kind of expression it becomes
 */
public final class CaseWhen<E extends Expr<?>> {

    private final List<ExprNode> operands;
    private final E sample;

    private CaseWhen(List<ExprNode> operands, E sample) {
        this.operands = operands;
        this.sample = sample;
    }

    /**
     * Another condition, asked where none before is true.
     *
     * @param condition the condition
     * @return its value is still to be named
     */
    public When<E> when(Condition condition) {
        return new When<>(operands, sample, condition);
    }

    /**
     * The value where no condition is true.
     *
     * @param value the value; null is the constant null, of the type of the first value
     * @return the expression
     */
    public E otherwise(@Nullable E value) {
        List<ExprNode> all = new ArrayList<>(operands);
        all.add(value == null ? new LiteralNode(null, sample.node().type()) : value.node());
        return Expressions.likewise(sample, new FunctionNode(ScalarFunction.CASE_WHEN, all));
    }

    /**
     * A first condition whose value is still to be named, and with it the kind of the whole expression.
     */
    public static final class First {

        private final Condition condition;

        First(Condition condition) {
            this.condition = condition;
        }

        /**
         * The value where the condition is true.
         *
         * @param <E> its kind
         * @param value the value, which says of what type the others are
         * @return the next step
         * @throws IllegalArgumentException if it is null
         */
        public <E extends Expr<?>> CaseWhen<E> then(E value) {
            if (value == null) {
                throw new IllegalArgumentException("The first value of a caseWhen was given as null, which does not say"
                        + " of what type the others are; give another case first, or leave this one to otherwise(null)");
            }
            return new CaseWhen<>(List.of(condition.node(), value.node()), value);
        }
    }

    /**
     * A further condition whose value is still to be named.
     *
     * @param <E> the kind of expression
     */
    public static final class When<E extends Expr<?>> {

        private final List<ExprNode> before;
        private final E sample;
        private final Condition condition;

        private When(List<ExprNode> before, E sample, Condition condition) {
            this.before = before;
            this.sample = sample;
            this.condition = condition;
        }

        /**
         * The value where the condition is true and none before is.
         *
         * @param value the value; null is the constant null, of the type of the first value
         * @return the next step
         */
        public CaseWhen<E> then(@Nullable E value) {
            List<ExprNode> all = new ArrayList<>(before);
            all.add(condition.node());
            all.add(value == null ? new LiteralNode(null, sample.node().type()) : value.node());
            return new CaseWhen<>(List.copyOf(all), sample);
        }
    }
}
