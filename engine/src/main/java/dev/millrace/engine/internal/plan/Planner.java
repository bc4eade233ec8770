package dev.millrace.engine.internal.plan;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.expr.Failures;
import dev.millrace.engine.internal.expr.IdentityReader;
import dev.millrace.engine.internal.expr.RowExpr;
import dev.millrace.engine.internal.flow.Operator;
import dev.millrace.engine.internal.flow.WindowOperator;
import dev.millrace.engine.internal.order.SortTerm;
import dev.millrace.engine.internal.output.KeyedOutput;
import dev.millrace.engine.internal.output.OrderedOutput;
import dev.millrace.engine.internal.output.Output;
import dev.millrace.engine.internal.output.Shape;
import dev.millrace.query.Bindings;
import dev.millrace.query.Window;
import dev.millrace.query.ast.NowNode;
import dev.millrace.query.ast.ProjectNode;
import dev.millrace.query.ast.QueryNode;
import dev.millrace.query.ast.WindowNode;

/** Makes a plan of a query: operators over the relations and live queries it names, and the result they keep current. */
public final class Planner {

    private final Making making;

    private Planner(Making making) {
        this.making = making;
    }

    /**
     * Makes a plan and fills it with the rows as they are.
     *
     * @param query the query
     * @param bindings a value for each of its parameters
     * @param window the part of an ordered result that is shown; null for the query's own
     * @param now what the clock says
     * @param sources finds what it reads
     * @param failures who is told of what cannot be computed for rows with such identities
     * @param planning how
     * @return the plan, current as of now
     */
    public static Plan plan(QueryNode query, Bindings bindings, @Nullable Window window, Instant now,
            Sources sources, Function<IdentityReader, Failures> failures, Planning planning) {
        Planner planner = new Planner(new Making(query, bindings, now, sources, failures, planning));
        try {
            return planner.end(query, window);
        } catch (RuntimeException | Error e) {
            // What was planned already gives its indexes back.
            planner.making.operators().forEach(Operator::close);
            throw e;
        }
    }

    /** Whether a query reads the clock. */
    public static boolean readsTheClock(QueryNode query) {
        boolean[] reads = {false};
        EachExpression.of(query, node -> reads[0] |= node instanceof NowNode);
        return reads[0];
    }

    private Plan end(QueryNode query, @Nullable Window asked) {
        QueryPlanner planner = new QueryPlanner(making, null);
        Window own = window(query);
        boolean windowed = own != null;
        Stage stage = planner.stage(windowed && asked != null ? withWindow(query, asked) : query);
        if (!windowed && asked != null) {
            stage = planner.window(stage, asked);
        }
        RowExpr row = stage.lanes().get(0);
        List<RowExpr> read = new ArrayList<>();
        read.add(row);
        read.addAll(stage.identity().keys());
        Shape shape = new Shape(making.compiler(stage).shape(row), QueryPlanner.canWait(row), stage.identity().reader(),
                stage.reads(List.of(row)));
        Output output;
        if (stage.order() == null) {
            output = new KeyedOutput(stage.operator(), shape);
        } else {
            List<SortTerm> terms = QueryPlanner.terms(stage);
            List<RowExpr> keys = terms.stream().map(SortTerm::key).toList();
            read.addAll(keys);
            output = new OrderedOutput(stage.operator(), shape, planner.order(stage, terms), stage.reads(keys));
        }
        stage.operator().demand(stage.reads(read));
        List<Operator> operators = making.operators();
        for (int i = operators.size() - 1; i >= 0; i--) {
            operators.get(i).passDemands();
        }
        WindowOperator movable = windowed || asked != null ? planner.lastWindow() : null;
        return new Plan(operators, output, movable, making.givens().moments(),
                making.planning().probes().apply(List.copyOf(operators)));
    }

    /** The window of a query that ends with one, but for projections. */
    private static @Nullable Window window(QueryNode query) {
        if (query instanceof ProjectNode project) {
            return window(project.input());
        }
        return query instanceof WindowNode window ? window.window() : null;
    }

    private static QueryNode withWindow(QueryNode query, Window window) {
        return query instanceof WindowNode own ? new WindowNode(own.input(), window)
                : query.with(List.of(withWindow(query.inputs().get(0), window)), query.expressions());
    }
}
