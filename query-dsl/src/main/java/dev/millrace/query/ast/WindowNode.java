package dev.millrace.query.ast;

import dev.millrace.query.Window;

/**
 * A part of an ordered input.
 *
 * @param input the ordered rows
 * @param window which of them
 */
public record WindowNode(QueryNode input, Window window) implements QueryNode {

    @Override
    public int lanes() {
        return input.lanes();
    }

    @Override
    public String toString() {
        return QueryText.of(this);
    }
}
