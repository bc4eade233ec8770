package dev.millrace.engine.internal.rule;

import java.util.ArrayList;
import java.util.List;

import dev.millrace.query.ast.CallNode;
import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.FilterNode;
import dev.millrace.query.ast.Operator;
import dev.millrace.query.ast.QueryNode;

/** The conditions that a condition connects by AND. A filter asks each only of the rows for which those before it are true. */
public final class Conjuncts {

    private Conjuncts() {
    }

    /** The conditions, at whatever depth. */
    public static List<ExprNode> of(ExprNode condition) {
        List<ExprNode> found = new ArrayList<>();
        collect(condition, found);
        return found;
    }

    private static void collect(ExprNode condition, List<ExprNode> found) {
        if (condition instanceof CallNode call && call.operator() == Operator.AND) {
            call.operands().forEach(operand -> collect(operand, found));
        } else {
            found.add(condition);
        }
    }

    /** One condition that is true where all are. */
    static ExprNode all(List<ExprNode> conjuncts) {
        return conjuncts.size() == 1 ? conjuncts.get(0) : new CallNode(Operator.AND, conjuncts);
    }

    /** The rows for which all conditions are true; all rows if there are none. */
    static QueryNode where(QueryNode input, List<ExprNode> conjuncts) {
        return conjuncts.isEmpty() ? input : new FilterNode(input, all(conjuncts));
    }

    /**
     * Those that can be asked of other rows than the filter's: asking them meets no problem, nor does one that stands before them,
     * which would be asked of fewer rows; and they read nothing but the filter's own rows.
     */
    static List<ExprNode> movable(FilterNode filter) {
        List<ExprNode> movable = new ArrayList<>();
        if (!Settled.is(filter.input())) {
            return movable;
        }
        for (ExprNode conjunct : of(filter.condition())) {
            if (!Harmless.is(conjunct)) {
                break;
            }
            if (Reads.isOfOwnRows(conjunct)) {
                movable.add(conjunct);
            }
        }
        return movable;
    }

    /** All but some, which are the same objects. */
    static List<ExprNode> without(List<ExprNode> conjuncts, List<ExprNode> some) {
        return conjuncts.stream().filter(each -> some.stream().noneMatch(other -> other == each)).toList();
    }
}
