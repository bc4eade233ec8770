package dev.millrace.engine.internal.graph;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.Problem;
import dev.millrace.engine.internal.expr.Failures;
import dev.millrace.engine.internal.expr.IdentityReader;
import dev.millrace.engine.internal.expr.LaneNulls;
import dev.millrace.engine.internal.expr.ScalarCompiler;
import dev.millrace.engine.internal.flow.Operator;

/**
 * What a step of a plan is made with: its inputs at work, and who is told of what it cannot compute. What is made of it keeps it only if
 * there is something that it may not be able to compute.
 */
public final class Assembly {

    private List<Operator> inputs;
    private final Tally.ProblemClock clock;
    private final @Nullable Consumer<Problem> strict;
    /** Whose problems these are, once that is made. */
    private @Nullable Vertex vertex;
    private @Nullable Tally tally;

    Assembly(List<Operator> inputs, Tally.ProblemClock clock, @Nullable Consumer<Problem> strict) {
        this.inputs = inputs;
        this.clock = clock;
        this.strict = strict;
    }

    /** The step is made. */
    void end(Vertex made) {
        inputs = List.of(); // the step has them
        vertex = made;
        made.tally = tally;
    }

    /**
     * An input.
     *
     * @param number its number among those of the sub-plan
     * @return the operator that has its rows
     */
    public Operator input(int number) {
        return inputs.get(number);
    }

    /** All inputs, in their order. */
    public List<Operator> inputs() {
        return inputs;
    }

    /** Who is told of what cannot be computed for rows with such identities. */
    public Failures failures(IdentityReader identities) {
        return (expression, cause, rows, at) -> {
            tally().report(identities, expression, cause, rows, at);
            return null;
        };
    }

    /** What expressions over the lanes of such rows can be compiled with later, when somebody asks for it. */
    public Supplier<ScalarCompiler> compilers(LaneNulls nulls, IdentityReader identities) {
        return () -> new ScalarCompiler(nulls, failures(identities));
    }

    private Tally tally() {
        Tally known = tally;
        if (known == null) {
            known = new Tally(clock, strict);
            tally = known;
            if (vertex != null) {
                vertex.tally = known;
            }
        }
        return known;
    }
}
