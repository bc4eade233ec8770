package dev.millrace.engine.internal.aggregate;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.expr.Failures;
import dev.millrace.engine.internal.expr.IdentityReader;
import dev.millrace.engine.internal.expr.Scalar;
import dev.millrace.engine.internal.store.Visits;
import dev.millrace.query.ast.AggregateFunction;
import dev.millrace.query.ast.AggregateNode;
import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.LiteralNode;

/** What the accumulators of one aggregate have in common, so that each needs one reference to it. */
final class Shared {

    private static final @Nullable Object[] NO_ROW = {};

    private final AggregateNode node;
    private final List<Scalar> operands;
    private final IdentityReader identity;
    private final Failures failures;
    private final Visits visits;
    /** What {@link #readInteger} found: it has no object, and whether there is one must be told as well. */
    private long integer;

    Shared(AggregateNode node, List<Scalar> operands, IdentityReader identity, Failures failures,
            Visits visits) {
        this.node = node;
        this.operands = List.copyOf(operands);
        this.identity = identity;
        this.failures = failures;
        this.visits = visits;
    }

    AggregateNode node() {
        return node;
    }

    AggregateFunction function() {
        return node.function();
    }

    /** What is aggregated. */
    Scalar operand() {
        return operands.get(0);
    }

    /** Reads what is aggregated of a row, which is an integer or null; true if there is one, which {@link #integer} gives. */
    boolean readInteger(@Nullable Object[] rows, int at) {
        Scalar operand = operand();
        if (operand.isLong()) {
            integer = operand.evalLong(rows, at);
            return true;
        } else if (operand.eval(rows, at) instanceof Number value) {
            integer = value.longValue();
            return true;
        }
        return false;
    }

    /** The integer that was read last. */
    long integer() {
        return integer;
    }

    /** What the function takes beside it. */
    Scalar secondOperand() {
        return operands.get(1);
    }

    Class<?> operandType() {
        return node.operands().get(0).type();
    }

    IdentityReader identity() {
        return identity;
    }

    /** Counts the nodes that trees of values search. */
    Visits visits() {
        return visits;
    }

    boolean is(AggregateFunction function) {
        return node.function() == function;
    }

    /** The constant that the function takes beside what is aggregated. */
    @Nullable
    Object constant() {
        ExprNode second = node.operands().get(1);
        if (second instanceof LiteralNode literal) {
            return literal.value();
        }
        throw new IllegalStateException(second + " is not a constant");
    }

    /** Tells that there are values, but nothing comes of them; null. */
    @Nullable
    Object failed(Throwable cause) {
        return failures.failed(node, cause, NO_ROW, 0);
    }

    @Nullable
    Object failed(String cause) {
        return failed(new ArithmeticException(cause));
    }
}
