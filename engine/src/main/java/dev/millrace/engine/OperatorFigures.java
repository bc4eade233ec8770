package dev.millrace.engine;

import java.util.List;

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
 * @param nanos how long all commits took in it
 */
public record OperatorFigures(String name, List<Integer> inputs, long rowsHeld, long bytes, long changesIn,
        long changesOut, long rowsVisited, long nodesVisited, long nanos) {

    /** Copies the inputs. */
    public OperatorFigures {
        inputs = List.copyOf(inputs);
    }
}
