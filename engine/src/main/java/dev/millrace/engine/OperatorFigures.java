package dev.millrace.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import dev.millrace.engine.internal.flow.Operator;
import dev.millrace.engine.internal.output.Output;
import dev.millrace.engine.internal.plan.Plan;

/**
 * What one operator of a plan does and has done since the plan was made: parameters that are set, and ticks that no temporal filter
 * takes, make another one. Immutable.
 *
 * @param name what it does, in a word or two
 * @param inputs the numbers of the operators whose changes it takes, in {@link Result#operators}
 * @param rowsHeld the number of rows it keeps for itself
 * @param bytes what it keeps for itself takes: an estimate, by the arrays that it keeps, without the objects of users; the indexes
 *        of a table, which all queries share, are the table's
 * @param changesIn how many changes it has taken, of all commits
 * @param changesOut how many changes it has given, of all commits
 * @param rowsVisited how many rows it has looked at: changes that it has taken, and rows that it has pulled from below
 * @param nodesVisited how many nodes of its trees it has searched
 * @param nanos how long all commits took in it, about: of small commits one in some dozens is timed for all
 */
public record OperatorFigures(String name, List<Integer> inputs, long rowsHeld, long bytes, long changesIn,
        long changesOut, long rowsVisited, long nodesVisited, long nanos) {

    /** Copies the inputs. */
    public OperatorFigures {
        inputs = List.copyOf(inputs);
    }

    /** Those of all operators of a plan, and last of what keeps its result. */
    static List<OperatorFigures> of(Plan plan) {
        List<OperatorFigures> figures = new ArrayList<>();
        plan.operators().forEach(operator -> figures.add(of(operator, plan)));
        figures.add(of(plan.output(), plan));
        return Collections.unmodifiableList(figures);
    }

    private static OperatorFigures of(Operator operator, Plan plan) {
        return new OperatorFigures(operator.name(), operator.inputs().stream().map(plan.operators()::indexOf).toList(),
                operator.rowsHeld(), operator.bytes(), operator.taken(), operator.given(), operator.rowsVisited(),
                operator.nodesVisited(), operator.nanos());
    }

    private static OperatorFigures of(Output output, Plan plan) {
        return new OperatorFigures(output.isOrdered() ? "ordered result" : "keyed result",
                List.of(plan.operators().indexOf(output.input())), output.size(), output.bytes(), output.taken(),
                output.given(), output.taken(), output.nodesVisited(), output.nanos());
    }
}
