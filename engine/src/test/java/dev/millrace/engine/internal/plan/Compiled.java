package dev.millrace.engine.internal.plan;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.millrace.engine.internal.expr.Failures;
import dev.millrace.engine.internal.expr.LaneNulls;
import dev.millrace.engine.internal.expr.RowExpr;
import dev.millrace.engine.internal.expr.RowPredicate;
import dev.millrace.engine.internal.expr.Scalar;
import dev.millrace.engine.internal.expr.ScalarCompiler;
import dev.millrace.engine.internal.graph.SubPlan;
import dev.millrace.engine.internal.store.Recent;
import dev.millrace.query.Identity;
import dev.millrace.query.ast.ExprNode;

/** Expressions of queries, compiled over rows that have the lanes the expressions say. */
public final class Compiled {

    private static final int LANES = 4;

    private Compiled() {
    }

    /** The expression over lanes. */
    public static RowExpr rowExpr(ExprNode node) {
        List<RowExpr> lanes = new ArrayList<>();
        for (int lane = 0; lane < LANES; lane++) {
            lanes.add(new RowExpr.Lane(lane));
        }
        Stage stage = new Stage(rows(), lanes, null, LaneNulls.none(),
                new RowExpr.Present(0), new Identification(List.of(), (rows, at) -> new Identity.Unit()), null,
                Correlation.NONE);
        return new Translator(stage, Map.of(), null, new Givens(Map.of(), Instant.EPOCH), new Recent()).of(node);
    }

    private static SubPlan rows() {
        return new SubPlan(Form.of("rows"), null, List.of(), LANES, true, assembly -> {
            throw new AssertionError("no rows are asked for");
        });
    }

    /** Evaluates the expression over lanes that are never empty. */
    public static Scalar scalar(ExprNode node) {
        return scalar(node, Failures.NONE);
    }

    /** Evaluates the expression over lanes that are never empty. */
    public static Scalar scalar(ExprNode node, Failures failures) {
        return compiler(failures).scalar(rowExpr(node));
    }

    /** Tells where the condition is true. */
    public static RowPredicate predicate(ExprNode node) {
        return compiler(Failures.NONE).predicate(rowExpr(node));
    }

    /** Compiles over lanes that are never empty. */
    public static ScalarCompiler compiler(Failures failures) {
        return new ScalarCompiler(LaneNulls.none(), failures);
    }
}
