package dev.millrace.query.ast;

import java.util.function.BiConsumer;

/** How a subquery reads rows of the queries around it (law 13). */
final class Correlation {

    private Correlation() {
    }

    /**
     * Checks that a subquery that reads rows around it equates something of its own with something of theirs, in each part that reads
     * them: an index by what is equated then finds the rows of that part, and none has to look at all of them.
     *
     * @throws IllegalArgumentException if it does not
     */
    static void require(QueryNode query) {
        require(query, false);
    }

    private static void require(QueryNode query, boolean equatedAbove) {
        boolean equated = equatedAbove || query instanceof FilterNode filter && hasEquality(filter.condition());
        if (!equated && query instanceof FilterNode filter && readsOuter(filter.condition())
                && !isEquated(filter.input())) {
            throw new IllegalArgumentException("A subquery reads rows around it, but equates none of its own with"
                    + " them: " + query
                    + "; correlate it, each query of a union, each side of a join and what a window or a grouping is made"
                    + " of, by an equality, with an expression of its own rows on one side and one of the rows around it"
                    + " on the other (law 13)");
        }
        boolean equatedBelow = equated && !hidesInput(query);
        query.inputs().forEach(input -> require(input, equatedBelow));
    }

    /**
     * Whether an equality over the rows of a step says nothing of those it is made of: which rows are in a window, and what a group
     * amounts to, depends on rows that are not equal too. (What filters or shows groups reads no rows around them.)
     */
    private static boolean hidesInput(QueryNode step) {
        return step instanceof WindowNode || step instanceof GroupNode;
    }

    /** Whether all rows of a query come from an equality with rows around it: of a union, those of each query. */
    private static boolean isEquated(QueryNode query) {
        if (query instanceof SetNode set) {
            return set.inputs().stream().allMatch(Correlation::isEquated);
        } else if (query instanceof JoinNode join) {
            return isEquated(join);
        }
        return query instanceof FilterNode filter && hasEquality(filter.condition())
                || query.inputs().stream().anyMatch(Correlation::isEquated);
    }

    /**
     * A row that has to match is found by the join's keys once the other side's rows are found. One that also comes out without a match
     * is not.
     */
    private static boolean isEquated(JoinNode join) {
        return switch (join.kind()) {
            case INNER, SEMI -> isEquated(join.left()) || isEquated(join.right());
            case LEFT, ANTI -> isEquated(join.left());
            case RIGHT -> isEquated(join.right());
            case FULL -> isEquated(join.left()) && isEquated(join.right());
        };
    }

    private static boolean hasEquality(ExprNode condition) {
        return condition instanceof CallNode call && call.operator() == Operator.AND
                ? call.operands().stream().anyMatch(Correlation::hasEquality) : equates(condition);
    }

    private static boolean equates(ExprNode conjunct) {
        return conjunct instanceof CallNode call && call.operator() == Operator.EQ
                && (isOuter(call.operands().get(0)) && isOwn(call.operands().get(1))
                        || isOwn(call.operands().get(0)) && isOuter(call.operands().get(1)));
    }

    private static boolean isOuter(ExprNode node) {
        return readsOuter(node) && !readsOwn(node);
    }

    private static boolean isOwn(ExprNode node) {
        return readsOwn(node) && !readsOuter(node);
    }

    /** Whether an expression itself, and not only a subquery in it, reads rows around its query. */
    static boolean readsOuter(ExprNode node) {
        if (node instanceof OuterNode || node instanceof OpenNode) {
            return true;
        }
        for (ExprNode child : node.children()) {
            if (readsOuter(child)) {
                return true;
            }
        }
        return false;
    }

    private static boolean readsOwn(ExprNode node) {
        if (node instanceof FieldNode || node instanceof RowNode || node instanceof MetadataNode) {
            return true;
        }
        for (ExprNode child : node.children()) {
            if (readsOwn(child)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Visits what a subquery reads of the rows around it.
     *
     * @param query the subquery
     * @param visitor given how many queries further out than the subquery the rows are, from 0 for the query whose expression it
     *        stands in, and the expression over those rows
     */
    static void forEachOuter(QueryNode query, BiConsumer<Integer, ExprNode> visitor) {
        forEachOuter(query, 1, visitor);
    }

    private static void forEachOuter(QueryNode query, int depth, BiConsumer<Integer, ExprNode> visitor) {
        query.expressions().forEach(expression -> forEachOuter(expression, depth, visitor));
        query.inputs().forEach(input -> forEachOuter(input, depth, visitor));
    }

    private static void forEachOuter(ExprNode node, int depth, BiConsumer<Integer, ExprNode> visitor) {
        if (node instanceof OuterNode outer && outer.levels() >= depth) {
            visitor.accept(outer.levels() - depth, outer.expression());
        } else if (node instanceof SubqueryNode subquery) {
            forEachOuter(subquery.query(), depth + 1, visitor);
        }
        for (ExprNode child : node.children()) {
            forEachOuter(child, depth, visitor);
        }
    }
}
