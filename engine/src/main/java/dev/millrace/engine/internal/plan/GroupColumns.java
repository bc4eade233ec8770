package dev.millrace.engine.internal.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.millrace.engine.internal.expr.RowExpr;
import dev.millrace.query.ast.AggregateNode;
import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.SubqueryNode;

/**
 * Where the keys and aggregates of groups stand.
 *
 * @param keys in the order of the grouping
 * @param aggregates those that are asked for
 */
record GroupColumns(List<RowExpr> keys, Map<AggregateNode, RowExpr> aggregates) {

    /** Of groups whose row gives the values one after another. */
    static GroupColumns in(RowExpr.Lane lane, int firstKey, int keys, Set<AggregateNode> aggregates) {
        List<RowExpr> keyColumns = new ArrayList<>();
        for (int i = 0; i < keys; i++) {
            keyColumns.add(new RowExpr.GroupValue(lane.lane(), firstKey + i));
        }
        Map<AggregateNode, RowExpr> columns = new LinkedHashMap<>();
        int next = firstKey + keys;
        for (AggregateNode aggregate : aggregates) {
            columns.put(aggregate, new RowExpr.GroupValue(lane.lane(), next++));
        }
        return new GroupColumns(keyColumns, columns);
    }

    /** The aggregates that expressions above a grouping ask for, also by way of subqueries that read its groups. */
    static Set<AggregateNode> required(List<ExprNode> above) {
        Set<AggregateNode> found = new LinkedHashSet<>();
        above.forEach(node -> collect(node, found));
        return found;
    }

    private static void collect(ExprNode node, Set<AggregateNode> found) {
        if (node instanceof AggregateNode aggregate) {
            found.add(aggregate);
        } else if (node instanceof SubqueryNode subquery) {
            OuterRef.of(subquery.query()).stream().filter(ref -> ref.further() == 0)
                    .forEach(ref -> collect(ref.expression(), found));
        }
        node.children().forEach(child -> collect(child, found));
    }
}
