package dev.millrace.query.json.internal.query;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.RowType;
import dev.millrace.query.ast.AggregateFunction;
import dev.millrace.query.ast.AggregateNode;
import dev.millrace.query.ast.ConstructNode;
import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.GroupNode;
import dev.millrace.query.ast.KeyNode;
import dev.millrace.query.ast.LaneType;
import dev.millrace.query.ast.OuterNode;
import dev.millrace.query.ast.QueryNode;
import dev.millrace.query.ast.RowNode;
import dev.millrace.query.ast.SubqueryForm;
import dev.millrace.query.ast.SubqueryNode;
import dev.millrace.query.json.internal.text.Mismatch;

/**
 * What an expression can speak of, from which follows what need not be said in JSON: the type of a component, whether its row can be
 * absent, the type of a key.
 *
 * @param lanes what stands in the lanes; none above a grouping
 * @param group the grouping whose groups the rows are; null if they are none
 * @param outer the same for the query around this one; null if there is none
 */
record Reach(List<LaneType> lanes, @Nullable GroupNode group, @Nullable Reach outer) {

    /** Of expressions over the rows of a query. */
    static Reach of(QueryNode input, @Nullable Reach outer) {
        return new Reach(input.lanes(), GroupNode.under(input), outer);
    }

    /** Of expressions over the rows of two queries beside each other. */
    static Reach beside(QueryNode left, QueryNode right, @Nullable Reach outer) {
        List<LaneType> lanes = new ArrayList<>(left.lanes());
        lanes.addAll(right.lanes());
        return new Reach(lanes, null, outer);
    }

    /** Of the operands of aggregates. */
    Reach below() {
        if (group == null) {
            throw new Mismatch("an expression of rows", "an aggregate where there are no groups");
        }
        return of(group.input(), outer);
    }

    /** Of expressions over the rows of a query so many levels further out. */
    Reach around(int levels) {
        Reach around = this;
        for (int i = 0; i < levels; i++) {
            around = around.outer;
            if (around == null) {
                throw new Mismatch("a query around this one", i == 0 ? "none, " + levels + " further out"
                        : "only " + i + ", but not " + levels + " further out");
            }
        }
        return around;
    }

    LaneType lane(int index) {
        if (index >= lanes.size()) {
            throw new Mismatch(group == null ? "one of the " + lanes.size() + " lanes of rows here, counted from 0"
                    : "a key or an aggregate of the group", "the lane " + index);
        }
        return lanes.get(index);
    }

    KeyNode key(int index) {
        if (group == null || index >= group.keys().size()) {
            throw new Mismatch("one of the " + (group == null ? 0 : group.keys().size())
                    + " keys there are here, counted from 0", "the key " + index);
        }
        ExprNode key = group.keys().get(index);
        return new KeyNode(index, key);
    }

    /** The type of the rows or records that an expression gives; null if that is not known. */
    @Nullable
    RowType<?> rowType(ExprNode node) {
        if (node instanceof RowNode row) {
            return row.row().rowType();
        } else if (node instanceof ConstructNode made) {
            return made.rowType();
        } else if (node.type().isRecord()) {
            return RowType.of(node.type());
        } else if (node instanceof SubqueryNode subquery
                && (subquery.form() == SubqueryForm.FIRST || subquery.form() == SubqueryForm.SCALAR)) {
            return subquery.query().lane().rowType();
        } else if (node instanceof OuterNode around) {
            return around(around.levels()).rowType(around.expression());
        } else if (node instanceof KeyNode key && group != null && key.index() < group.keys().size()) {
            return below().rowType(group.keys().get(key.index()));
        }
        return node instanceof AggregateNode aggregate && shows(aggregate.function())
                ? below().rowType(aggregate.operands().get(0)) : null;
    }

    /** Whether the value of an aggregate is one of those it is made of. */
    private static boolean shows(AggregateFunction function) {
        return switch (function) {
            case MIN, MAX, FIRST, LAST, ARG_MIN, ARG_MAX -> true;
            default -> false;
        };
    }
}
