package dev.millrace.engine.internal.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.millrace.engine.internal.expr.RowExpr;
import dev.millrace.engine.internal.expr.RowExpr.Call;
import dev.millrace.engine.internal.expr.ScalarCompiler;
import dev.millrace.engine.internal.flow.TemporalFilterOperator;
import dev.millrace.engine.internal.order.SortKey;
import dev.millrace.engine.internal.order.SortTerm;
import dev.millrace.engine.internal.rule.Harmless;
import dev.millrace.engine.internal.rule.Lists;
import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.SubqueryNode;
import dev.millrace.query.value.NullPlacement;

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
        if (Lists.any(conjuncts, Equated::readsAround)) {
            correlated = planner.domain() == null ? equated(input, rest) : besideDomain(input, rest, planner.domain());
        }
        Stage stage = where(correlated,
                withoutSubqueries(temporalLast(rest)),
                Map.of());
        for (ExprNode conjunct : rest) {
            Set<SubqueryNode> subqueries = SubqueryPlanner.in(List.of(conjunct));
            if (!subqueries.isEmpty()) {
                stage = new SubqueryPlanner(planner).filter(stage, conjunct, subqueries);
            }
        }
        return stage;
    }

    private static List<ExprNode> withoutSubqueries(List<ExprNode> conjuncts) {
        List<ExprNode> without = new ArrayList<>(conjuncts.size());
        for (ExprNode conjunct : conjuncts) {
            if (SubqueryPlanner.in(List.of(conjunct)).isEmpty()) {
                without.add(conjunct);
            }
        }
        return without;
    }

    /** Temporal filters keep rows: those that ordinary ones drop need not get there, where asking these first meets no problem. */
    private static List<ExprNode> temporalLast(List<ExprNode> conjuncts) {
        List<ExprNode> first = new ArrayList<>();
        List<ExprNode> last = new ArrayList<>();
        for (ExprNode conjunct : conjuncts) {
            boolean temporal =
                    Lists.any(TemporalComparison.apart(conjunct), part -> TemporalComparison.of(part) != null);
            boolean waits = temporal || !last.isEmpty() && !Harmless.is(conjunct);
            (waits ? last : first).add(conjunct);
        }
        first.addAll(last);
        return first;
    }

    /**
     * The rows for which conditions are true, one after another: those that stand next to each other are asked in one step.
     *
     * @param input the rows
     * @param conditions the conditions
     * @param values where the values of their subqueries stand
     */
    Stage where(Stage input, List<ExprNode> conditions, Map<SubqueryNode, RowExpr> values) {
        Stage stage = input;
        List<RowExpr> together = new ArrayList<>();
        for (ExprNode condition : conditions) {
            for (ExprNode part : TemporalComparison.apart(condition)) {
                TemporalComparison comparison = TemporalComparison.of(part);
                if (comparison == null) {
                    RowExpr translated = Folded.of(planner.translator(stage, values).of(part));
                    if (!Folded.isTrue(translated)) {
                        together.add(planner.making().common().condition(translated));
                    }
                } else {
                    stage = temporal(planner.filtered(stage, together), comparison, values);
                    together.clear();
                }
            }
        }
        return planner.filtered(stage, together);
    }

    /** The rows whose value is on one side of what moves with the clock. */
    private Stage temporal(Stage input, TemporalComparison comparison, Map<SubqueryNode, RowExpr> values) {
        RowExpr value = planner.translator(input, values).of(comparison.value());
        SortTerm term = new SortTerm(value, comparison.value().type(), false, NullPlacement.FIRST, null);
        long[] reads = input.reads(List.of(value));
        Givens givens = planner.making().givens();
        Form what = Form.of("temporal filter", term, comparison.showsLess(), comparison.showsEqual(),
                comparison.threshold(), givens.parameters());
        return input.through(planner.making().made(what, List.of(input.input(0, reads)), input.plan().width(),
                input.plan().isOfTable(), assembly -> {
                    ScalarCompiler compiler = input.compiler(assembly);
                    TemporalFilterOperator.Form form = new TemporalFilterOperator.Form(compiler.scalar(value),
                            SortKey.of(List.of(term), compiler), comparison.showsLess(), comparison.showsEqual(),
                            reads);
                    MovingThreshold threshold = new MovingThreshold(
                            at -> new Translator(input, Map.of(), null, at, planner.making().common().recent())
                                    .of(comparison.threshold()),
                            compiler,
                            givens);
                    return new TemporalFilterOperator(assembly.input(0), form, threshold,
                            planner.making().planning().windows().bulk());
                }));
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
                    : planner.filtered(stage, List.of(new Call(conjunct, List.of(own, known))));
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
