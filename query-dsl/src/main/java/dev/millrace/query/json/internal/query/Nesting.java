package dev.millrace.query.json.internal.query;

import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.json.internal.text.Mismatch;

/**
 * Counts how many steps and expressions of a query stand in one another. That is more than the levels of the document: the links of a
 * chain ({@code a plus b plus c}) and the steps of a query stand beside each other in JSON, but in one another as values, which are
 * compared, hashed and checked by recursion. Used by one thread; what is too deep ends the reading or writing.
 */
final class Nesting {

    /** As deep as an expression alone may be. */
    static final int DEEPEST = ExprNode.DEEPEST;

    private int depth;

    /** How many levels a step counts for: it takes more stack than an expression. */
    static final int STEP = 2;

    void enter(int levels) {
        depth += levels;
        if (depth > DEEPEST) {
            throw new Mismatch("a query of at most " + DEEPEST / STEP + " steps, or " + DEEPEST
                    + " expressions, in one another", "more");
        }
    }

    void leave(int levels) {
        depth -= levels;
    }
}
