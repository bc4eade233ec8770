package dev.millrace.engine.internal.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.millrace.engine.internal.expr.RowExpr;
import dev.millrace.engine.internal.expr.RowExpr.Call;
import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.SubqueryNode;

/** Plans the conditions of rows: what they equate with the rows around, those without subqueries, and those with. */
final class FilterPlanner {

    private final QueryPlanner planner;

    FilterPlanner(QueryPlanner planner) {
        this.planner = planner;
    }

    /** The rows for which all conditions are true. */
    Stage filter(Stage input, List<ExprNode> conjuncts) {
        List<ExprNode> rest = new ArrayList<>(conjuncts);
        Stage correlated = input;
        if (conjuncts.stream().anyMatch(Equated::readsAround)) {
            correlated = planner.domain() == null ? equated(input, rest) : besideDomain(input, rest, planner.domain());
        }
        Stage stage = correlated;
        for (ExprNode conjunct : rest) {
            if (SubqueryPlanner.in(List.of(conjunct)).isEmpty()) {
                stage = planner.filtered(stage, planner.translator(stage, Map.of()).of(conjunct));
            }
        }
        for (ExprNode conjunct : rest) {
            Set<SubqueryNode> subqueries = SubqueryPlanner.in(List.of(conjunct));
            if (!subqueries.isEmpty()) {
                stage = new SubqueryPlanner(planner).filter(stage, conjunct, subqueries);
            }
        }
        return stage;
    }

    /** All that is read of the rows around is equated with values of these rows: they divide them. */
    private Stage equated(Stage input, List<ExprNode> rest) {
        Stage stage = input;
        for (ExprNode conjunct : List.copyOf(rest)) {
            Equated.Equality equality = Equated.Equality.of(conjunct);
            if (equality == null) {
                continue;
            }
            rest.remove(conjunct);
            RowExpr own = planner.translator(stage, Map.of()).of(equality.own());
            RowExpr known = stage.correlation().equated().get(equality.ref());
            stage = known == null ? stage.divided(stage.correlation().and(equality.ref(), own))
                    : planner.filtered(stage, new Call(conjunct, List.of(own, known)));
        }
        return stage;
    }

    /** Puts each row beside the values around it that what they are equated with allows. */
    private Stage besideDomain(Stage input, List<ExprNode> rest, Domain domain) {
        if (input.correlation().domain() != null) {
            return input;
        }
        List<RowExpr> around = new ArrayList<>();
        List<RowExpr> own = new ArrayList<>();
        for (ExprNode conjunct : List.copyOf(rest)) {
            Equated.Equality equality = Equated.Equality.of(conjunct);
            if (equality != null) {
                rest.remove(conjunct);
                around.add(new RowExpr.GroupValue(0, domain.column(equality.ref())));
                own.add(planner.translator(input, Map.of()).of(equality.own()));
            }
        }
        return new JoinPlanner(planner).besideDomain(input, around, own);
    }
}
