package dev.millrace.engine.internal.rule;

import java.util.List;
import java.util.stream.Collectors;

import dev.millrace.query.ast.ExprNode;

/**
 * A rule that was applied. Its text is made when somebody asks for it: most plans are made for nobody who reads them.
 *
 * @param what what was done, as in "push filter below join"
 * @param about what it was done to; empty if a step as a whole
 */
public record Applied(String what, List<ExprNode> about) {

    /** Copies the list. */
    public Applied {
        about = List.copyOf(about);
    }

    /** What was done to what, as in "push filter below join: a.get(Item::flag)". */
    @Override
    public String toString() {
        return about.isEmpty() ? what
                : about.stream().map(ExprNode::toString).collect(Collectors.joining(", ", what + ": ", ""));
    }
}
