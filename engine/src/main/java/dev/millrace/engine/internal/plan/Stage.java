package dev.millrace.engine.internal.plan;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.expr.ExprCompiler;
import dev.millrace.engine.internal.expr.IdentityReader;
import dev.millrace.engine.internal.expr.Reads;
import dev.millrace.engine.internal.flow.Operator;
import dev.millrace.engine.internal.flow.ScanOperator;
import dev.millrace.query.RowType;
import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.RowNode;

/**
 * A plan so far: the operator that produces the rows and how the query's expressions are to be read over its lanes.
 *
 * @param operator produces the rows
 * @param lanes what the query's lanes are made of, over the operator's own lanes
 * @param sources the scan behind each of the operator's lanes; null for a lane of groups or of records made
 * @param keys the values that tell the rows apart, over the operator's lanes: the last terms of every order
 * @param identity makes identities of the same values
 * @param compiler compiles expressions over the operator's lanes
 */
record Stage(Operator operator, List<ExprNode> lanes, List<@Nullable ScanOperator> sources, List<ExprNode> keys,
        IdentityReader identity, ExprCompiler compiler) {

    /** An expression of the query over the operator's own lanes. */
    ExprNode inline(ExprNode node) {
        return Lane.inline(node, lanes);
    }

    /** What expressions over the operator's lanes read; the scans below are told, so that no such change is left out. */
    long[] reads(List<? extends ExprNode> inlined) {
        long[] masks = new Reads(operator.width()).add(inlined).masks();
        for (int lane = 0; lane < masks.length; lane++) {
            ScanOperator source = sources.get(lane);
            if (source != null) {
                source.reads(masks[lane]);
            }
        }
        return masks;
    }

    /** The same rows by another operator of the same lanes. */
    Stage through(Operator next) {
        return new Stage(next, lanes, sources, keys, identity, compiler);
    }

    /** The same rows, of which the query sees a record that an operator makes in one more lane. */
    Stage making(RowType<?> rowType, Operator next) {
        List<@Nullable ScanOperator> more = new ArrayList<>(sources);
        more.add(null);
        return new Stage(next, List.of(new RowNode(operator.width(), rowType)), more, keys, identity, compiler);
    }

    /** The same rows, of which the query sees something else. */
    Stage showing(List<ExprNode> projected) {
        return new Stage(operator, projected, sources, keys, identity, compiler);
    }
}
