package dev.millrace.engine.internal.plan;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.Problem;
import dev.millrace.engine.internal.expr.Failures;
import dev.millrace.engine.internal.expr.RowExpr;
import dev.millrace.engine.internal.expr.ScalarCompiler;
import dev.millrace.engine.internal.graph.Aside;
import dev.millrace.engine.internal.graph.Assembly;
import dev.millrace.engine.internal.graph.Graph;
import dev.millrace.engine.internal.graph.ResultVertex;
import dev.millrace.engine.internal.order.SortKey;
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

/** Makes plans of queries: steps over the relations and live queries they name, and the results they keep current. */
public final class Planner {

    private final Graph graph;
    private final Sources sources;
    private final Planning planning;
    private final Common common = new Common();

    /**
     * A planner.
     *
     * @param graph has the operators that are at work
     * @param sources finds what queries read
     * @param planning how plans are made
     */
    public Planner(Graph graph, Sources sources, Planning planning) {
        this.graph = graph;
        this.sources = sources;
        this.planning = planning;
    }

    /**
     * A query for which a plan is to be made.
     *
     * @param node the query
     * @param bindings a value for each of its parameters
     * @param window the part of an ordered result that is shown; null for the query's own
     * @param strict is told of each problem and may throw; null if the query does not fail at its first
     */
    public record Request(QueryNode node, Bindings bindings, @Nullable Window window,
            @Nullable Consumer<Problem> strict) {
    }

    /**
     * Makes a plan and fills it with the rows as they are.
     *
     * @param request the query
     * @param now what the clock says
     * @param listener is told of the result
     * @param aside how it is filled beside commits; null to fill it at once
     * @return the plan, current as of now, or when it is filled
     */
    public Plan plan(Request request, Instant now, ResultVertex.Listener listener, @Nullable Aside aside) {
        Making making = new Making(request.node(), request.bindings(), now, sources, request.strict(), planning,
                common);
        try {
            return plan(request, making, listener, aside);
        } finally {
            making.end();
        }
    }

    private Plan plan(Request request, Making making, ResultVertex.Listener listener, @Nullable Aside aside) {
        QueryPlanner planner = new QueryPlanner(making, null);
        QueryNode query = planning.rules().apply(request.node()).query();
        Window asked = request.window();
        boolean windowed = hasWindow(query);
        Stage stage = planner.stage(windowed && asked != null ? withWindow(query, asked) : query);
        if (!windowed && asked != null) {
            stage = planner.window(stage, asked);
        }
        End end = End.of(stage, planner, aside != null);
        stage.plan().demand(stage.reads(end.read()));
        making.passDemands();
        Graph.Opening opening = new Graph.Opening(stage.plan(), planner.unread(request.node(), query), end::output);
        ResultVertex result = graph.open(opening, request.strict(), listener, aside);
        return new Plan(graph, result, windowed || asked != null, making.givens().moments().read());
    }

    /** What is done to a query before it is planned, in words. */
    public List<String> rewritings(QueryNode query) {
        return planning.rules().apply(query).applied().stream().map(Object::toString).toList();
    }

    /** Whether a query reads the clock. */
    public static boolean readsTheClock(QueryNode query) {
        boolean[] reads = {false};
        EachExpression.of(query, node -> reads[0] |= node instanceof NowNode);
        return reads[0];
    }

    /** Whether a query ends with a window, but for projections. */
    private static boolean hasWindow(QueryNode query) {
        return query instanceof ProjectNode project ? hasWindow(project.input()) : query instanceof WindowNode;
    }

    private static QueryNode withWindow(QueryNode query, Window window) {
        return query instanceof WindowNode own ? new WindowNode(own.input(), window)
                : query.with(List.of(withWindow(query.inputs().get(0), window)), query.expressions());
    }

    /**
     * The end of a plan.
     *
     * @param stage the rows
     * @param row what is shown of each
     * @param terms the order in which they are shown; null if there is none
     * @param planner has planned them
     * @param ordersAside whether rows may be put in order in another thread than that of whoever has the engine
     */
    private record End(Stage stage, RowExpr row, @Nullable List<SortTerm> terms, QueryPlanner planner,
            boolean ordersAside) {

        static End of(Stage stage, QueryPlanner planner, boolean ordersAside) {
            return new End(stage, stage.lanes().get(0), stage.order() == null ? null : QueryPlanner.terms(stage),
                    planner, ordersAside);
        }

        /** All that is read of a row. */
        List<RowExpr> read() {
            List<RowExpr> read = new ArrayList<>();
            read.add(row);
            read.addAll(stage.identity().keys());
            if (terms != null) {
                read.addAll(keys(terms));
            }
            return read;
        }

        private static List<RowExpr> keys(List<SortTerm> terms) {
            return terms.stream().map(SortTerm::key).toList();
        }

        /** What keeps the result. */
        Output output(Assembly assembly) {
            Common common = planner.making().common();
            ScalarCompiler compiler = stage.compiler(assembly, common.recent());
            Shape shape = common.shape(stage, row, compiler);
            return terms == null ? new KeyedOutput(assembly.input(0), shape)
                    : new OrderedOutput(assembly.input(0), shape, order(terms, compiler),
                            common.same(stage.reads(keys(terms))), planner.making().planning().windows().bulk(),
                            HarmlessRows.are(keys(terms)));
        }

        /** The order of the rows: one that others use as well is for one thread at a time. */
        private SortKey order(List<SortTerm> by, ScalarCompiler compiler) {
            return ordersAside && HarmlessRows.are(keys(by))
                    ? SortKey.of(by, new ScalarCompiler(stage.nulls(), Failures.NONE))
                    : planner.making().common().order(stage, by, compiler);
        }
    }
}
