package dev.millrace.query.ast;

/**
 * An operation of a query on the rows of the operations below it. All nodes are immutable values: equal queries have equal
 * nodes.
 */
public sealed interface QueryNode
        permits SourceNode, FilterNode, JoinNode, GroupNode, ProjectNode, OrderNode, WindowNode {

    /**
     * The number of lanes of the rows this produces.
     *
     * @return at least 1
     */
    int lanes();
}
