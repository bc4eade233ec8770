package dev.millrace.engine.internal.rule;

import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import dev.millrace.query.ast.AggregateNode;
import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.FieldNode;
import dev.millrace.query.ast.KeyNode;
import dev.millrace.query.ast.MetadataNode;
import dev.millrace.query.ast.NowNode;
import dev.millrace.query.ast.OpenNode;
import dev.millrace.query.ast.OuterNode;
import dev.millrace.query.ast.QueryNode;
import dev.millrace.query.ast.RowNode;
import dev.millrace.query.ast.SubqueryNode;

/** What expressions read. */
final class Reads {

    private Reads() {
    }

    /** Whether an expression reads neither subqueries nor rows of the queries around its own. */
    static boolean isOfOwnRows(ExprNode node) {
        return !(node instanceof SubqueryNode || node instanceof OuterNode || node instanceof OpenNode)
                && Lists.all(node.children(), Reads::isOfOwnRows);
    }

    /** Whether an expression itself reads the clock. */
    static boolean readsTheClock(ExprNode node) {
        return node instanceof NowNode || Lists.any(node.children(), Reads::readsTheClock);
    }

    /** Whether an expression holds a subquery. */
    static boolean holdsSubquery(ExprNode node) {
        return node instanceof SubqueryNode || Lists.any(node.children(), Reads::holdsSubquery);
    }

    /** The lanes that expressions read: of groups, those of the grouped rows; also by way of subqueries. */
    static BitSet lanes(List<ExprNode> nodes) {
        BitSet lanes = new BitSet();
        nodes.forEach(node -> addLanes(node, lanes));
        return lanes;
    }

    private static void addLanes(ExprNode node, BitSet lanes) {
        if (node instanceof FieldNode field) {
            lanes.set(field.lane());
        } else if (node instanceof RowNode row) {
            lanes.set(row.lane());
        } else if (node instanceof MetadataNode metadata) {
            lanes.set(metadata.lane());
        } else if (node instanceof AggregateNode aggregate) {
            aggregate.operands().forEach(operand -> addLanes(operand, lanes));
            aggregate.order().forEach(term -> addLanes(term.key(), lanes));
        } else if (node instanceof SubqueryNode subquery) {
            around(subquery.query()).forEach(expression -> addLanes(expression, lanes));
        }
        node.children().forEach(child -> addLanes(child, lanes));
    }

    /** Whether some lanes are read, and all of them are from one on and before another. */
    static boolean areWithin(ExprNode node, int from, int to) {
        BitSet lanes = lanes(List.of(node));
        return !lanes.isEmpty() && lanes.nextSetBit(0) >= from && lanes.length() <= to;
    }

    /** The aggregates that expressions over groups read, also by way of subqueries. */
    static Set<AggregateNode> aggregates(List<ExprNode> nodes) {
        Set<AggregateNode> found = new LinkedHashSet<>();
        nodes.forEach(node -> addAggregates(node, found));
        return found;
    }

    private static void addAggregates(ExprNode node, Set<AggregateNode> found) {
        if (node instanceof AggregateNode aggregate) {
            found.add(aggregate);
        } else if (node instanceof SubqueryNode subquery) {
            around(subquery.query()).forEach(expression -> addAggregates(expression, found));
        }
        node.children().forEach(child -> addAggregates(child, found));
    }

    /** Whether an expression reads keys of groups and nothing else of rows. */
    static boolean isOfKeys(ExprNode node) {
        return readsKey(node) && lanes(List.of(node)).isEmpty() && aggregates(List.of(node)).isEmpty();
    }

    private static boolean readsKey(ExprNode node) {
        return node instanceof KeyNode || Lists.any(node.children(), Reads::readsKey);
    }

    /** What a subquery reads of the rows of the query in whose expression it stands. */
    private static Set<ExprNode> around(QueryNode subquery) {
        Set<ExprNode> found = new LinkedHashSet<>();
        addAround(subquery, 1, found);
        return found;
    }

    private static void addAround(QueryNode query, int levels, Set<ExprNode> found) {
        query.expressions().forEach(expression -> addAround(expression, levels, found));
        query.inputs().forEach(input -> addAround(input, levels, found));
    }

    private static void addAround(ExprNode node, int levels, Set<ExprNode> found) {
        if (node instanceof OuterNode outer && outer.levels() == levels) {
            found.add(outer.expression());
        } else if (node instanceof SubqueryNode subquery) {
            addAround(subquery.query(), levels + 1, found);
        }
        node.children().forEach(child -> addAround(child, levels, found));
    }
}
