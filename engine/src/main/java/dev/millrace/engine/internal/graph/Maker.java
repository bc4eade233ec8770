package dev.millrace.engine.internal.graph;

import dev.millrace.engine.internal.flow.Operator;

/** Makes the operator of a sub-plan, if no other query has an equal one. */
@FunctionalInterface
public interface Maker {

    /**
     * Makes it, filled with the rows as they are.
     *
     * @param assembly its inputs, and who is told of what it cannot compute
     * @return the operator
     */
    Operator make(Assembly assembly);
}
