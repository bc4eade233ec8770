package dev.millrace.engine.internal.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.aggregate.AccumulatorFactory;
import dev.millrace.engine.internal.expr.Failures;
import dev.millrace.engine.internal.expr.LaneNulls;
import dev.millrace.engine.internal.expr.RowExpr;
import dev.millrace.engine.internal.expr.RowExpr.Found;
import dev.millrace.engine.internal.expr.RowExpr.GroupValue;
import dev.millrace.engine.internal.expr.RowExpr.Lane;
import dev.millrace.engine.internal.expr.RowExpr.Member;
import dev.millrace.engine.internal.expr.Scalar;
import dev.millrace.engine.internal.expr.ScalarCompiler;
import dev.millrace.engine.internal.expr.ShownForm;
import dev.millrace.engine.internal.flow.ApplyOperator;
import dev.millrace.engine.internal.flow.GroupOperator;
import dev.millrace.engine.internal.flow.KeyColumns;
import dev.millrace.engine.internal.flow.KeyColumns.Matching;
import dev.millrace.engine.internal.graph.Assembly;
import dev.millrace.engine.internal.graph.SubPlan;
import dev.millrace.engine.internal.nested.AggregateCollector;
import dev.millrace.engine.internal.nested.ChildrenCollector;
import dev.millrace.engine.internal.nested.Collector;
import dev.millrace.engine.internal.nested.ExistsCollector;
import dev.millrace.engine.internal.nested.MembersCollector;
import dev.millrace.engine.internal.order.SortKey;
import dev.millrace.engine.internal.order.SortTerm;
import dev.millrace.engine.internal.store.Visits;
import dev.millrace.query.Window;
import dev.millrace.query.ast.CallNode;
import dev.millrace.query.ast.ConstructNode;
import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.GroupNode;
import dev.millrace.query.ast.Operator;
import dev.millrace.query.ast.OrderNode;
import dev.millrace.query.ast.ProjectNode;
import dev.millrace.query.ast.QueryNode;
import dev.millrace.query.ast.SubqueryForm;
import dev.millrace.query.ast.SubqueryNode;
import dev.millrace.query.ast.WindowNode;

/**
 * Plans the subqueries of expressions: each becomes rows of its own, which what they equate with the rows around divides, and a lane
 * beside those rows for the value that is made of them. Where a subquery reads the rows around it in another way too, its rows stand
 * beside the different values that it reads (Neumann and Kemper, "Unnesting Arbitrary Queries", 2015).
 */
final class SubqueryPlanner {

    private final QueryPlanner planner;

    SubqueryPlanner(QueryPlanner planner) {
        this.planner = planner;
    }

    /**
     * Rows with the values of subqueries beside them.
     *
     * @param stage the rows
     * @param values where the values stand
     */
    record Applied(Stage stage, Map<SubqueryNode, RowExpr> values) {
    }

    /**
     * A subquery beside the rows around it.
     *
     * @param outer the rows around it
     * @param inner its rows
     * @param outerKeys what divides the rows around
     * @param innerKeys what divides its rows
     * @param matching how both are matched
     */
    private record Beside(Stage outer, Stage inner, List<RowExpr> outerKeys, List<RowExpr> innerKeys,
            Matching matching) {
    }

    /** The subqueries in expressions, but not those inside other subqueries; those that others look for first. */
    static Set<SubqueryNode> in(Collection<ExprNode> nodes) {
        Set<SubqueryNode> found = new LinkedHashSet<>();
        for (ExprNode node : nodes) {
            collect(node, found);
        }
        return found;
    }

    private static void collect(ExprNode node, Set<SubqueryNode> found) {
        List<ExprNode> children = node.children();
        for (int i = 0; i < children.size(); i++) {
            collect(children.get(i), found);
        }
        if (node instanceof SubqueryNode subquery) {
            found.add(subquery);
        }
    }

    /** Puts the values of subqueries beside rows. */
    Applied apply(Stage rows, Set<SubqueryNode> subqueries) {
        Stage stage = rows;
        Map<SubqueryNode, RowExpr> values = new LinkedHashMap<>();
        for (SubqueryNode subquery : subqueries) {
            stage = apply(stage, subquery, values);
        }
        return new Applied(stage, values);
    }

    /** The rows for which a condition with subqueries is true. */
    Stage filter(Stage rows, ExprNode condition, Set<SubqueryNode> subqueries) {
        boolean anti = condition instanceof CallNode call && call.operator() == Operator.NOT;
        ExprNode asked = anti ? condition.children().get(0) : condition;
        if (asked instanceof SubqueryNode subquery && subqueries.size() == 1
                && (subquery.form() == SubqueryForm.EXISTS || subquery.form() == SubqueryForm.IN && !anti)) {
            Stage joined = semiJoin(rows, subquery, anti);
            if (joined != null) {
                return joined;
            }
        }
        Applied applied = apply(rows, subqueries);
        return new FilterPlanner(planner).where(applied.stage(), List.of(condition), applied.values());
    }

    /** The rows that match a row of a subquery, or none; null if nothing divides those rows. */
    private @Nullable Stage semiJoin(Stage rows, SubqueryNode subquery, boolean anti) {
        ExprNode operand = subquery.operand();
        if (operand == null && OuterRef.of(subquery.query()).isEmpty()) {
            return null;
        }
        Beside beside = plan(rows, subquery.query());
        List<RowExpr> outerKeys = new ArrayList<>(beside.outerKeys());
        List<RowExpr> innerKeys = new ArrayList<>(beside.innerKeys());
        List<Matching> matching = new ArrayList<>(Collections.nCopies(outerKeys.size(), beside.matching()));
        if (operand != null) {
            outerKeys.add(planner.translator(beside.outer(), Map.of()).of(operand));
            innerKeys.add(beside.inner().lanes().get(0));
            matching.add(Matching.EQUAL);
        }
        JoinForm form = new JoinForm(beside.outer(), beside.inner(), outerKeys, innerKeys, matching, null);
        return beside.outer().through(new JoinPlanner(planner).semiJoin(form, beside.outer(), anti));
    }

    private Stage apply(Stage rows, SubqueryNode subquery, Map<SubqueryNode, RowExpr> values) {
        return switch (subquery.form()) {
            case LIST, FIRST -> children(rows, subquery, subquery.form() == SubqueryForm.LIST, values);
            case SCALAR -> scalar(rows, subquery, values);
            case EXISTS -> {
                Beside beside = plan(rows, subquery.query());
                values.put(subquery, new Lane(beside.outer().plan().width()));
                yield applied(beside, beside.outerKeys(), beside.innerKeys(), Collected.EXISTS);
            }
            case IN -> members(rows, subquery, values);
        };
    }

    private Stage children(Stage rows, SubqueryNode subquery, boolean list, Map<SubqueryNode, RowExpr> values) {
        Windowed windowed = Windowed.of(subquery.query());
        Beside beside = plan(rows, windowed.query());
        Stage inner = beside.inner();
        List<SortTerm> terms = QueryPlanner.terms(inner);
        RowExpr shape = inner.lanes().get(0);
        List<RowExpr> read = new ArrayList<>();
        read.add(shape);
        terms.forEach(term -> read.add(term.key()));
        values.put(subquery, new Lane(beside.outer().plan().width()));
        return applied(beside, beside.outerKeys(), beside.innerKeys(),
                new Collected(Form.of("children", shape, terms, windowed.window(), list), read, (assembly, visits) -> {
                    ScalarCompiler compiler = inner.compiler(assembly);
                    ChildrenCollector.Form form = new ChildrenCollector.Form(compiler.shape(shape),
                            SortKey.of(terms, compiler), inner.reads(read), windowed.window(), list, visits);
                    return () -> new ChildrenCollector(form);
                }));
    }

    private Stage scalar(Stage rows, SubqueryNode subquery, Map<SubqueryNode, RowExpr> values) {
        QueryNode query = subquery.query();
        while (query instanceof OrderNode order) {
            query = order.input(); // of one row
        }
        ProjectNode project = (ProjectNode) query;
        GroupNode group = (GroupNode) project.input();
        if (!isPlain(project.shape()) || !in(List.of(project.shape())).isEmpty()) {
            return children(rows, subquery, false, values);
        }
        Beside beside = plan(rows, group.input());
        GroupPlanner.Aggregates aggregates =
                new GroupPlanner(planner).aggregates(beside.inner(), List.of(project.shape()));
        List<RowExpr> read = new ArrayList<>(aggregates.read());
        read.addAll(beside.inner().identity().keys());
        Lane lane = new Lane(beside.outer().plan().width());
        GroupColumns groups = GroupColumns.in(lane, 0, 0, aggregates.nodes());
        Stage ofGroups = new Stage(beside.outer().plan(), List.of(), groups, LaneNulls.none(), lane,
                beside.outer().identity(), null, Correlation.NONE);
        values.put(subquery, planner.translator(ofGroups, Map.of()).of(project.shape()));
        Form form = Form.of("aggregates", aggregates.asked(), beside.inner().identity().keys());
        return applied(beside, beside.outerKeys(), beside.innerKeys(), new Collected(form, read, (assembly, visits) -> {
            List<AccumulatorFactory> factories = aggregates.factories(assembly, visits);
            @Nullable Object[] scratch = new @Nullable Object[factories.size()];
            return () -> new AggregateCollector(factories, scratch);
        }));
    }

    private Stage members(Stage rows, SubqueryNode subquery, Map<SubqueryNode, RowExpr> values) {
        ExprNode looked = subquery.operand();
        if (looked == null) {
            throw new IllegalStateException("nothing is looked for: " + subquery);
        }
        Beside beside = plan(rows, subquery.query());
        RowExpr operand = planner.translator(beside.outer(), values).of(looked);
        RowExpr member = beside.inner().lanes().get(0);
        Lane members = new Lane(beside.outer().plan().width());
        Stage counted = applied(beside, beside.outerKeys(), beside.innerKeys(),
                new Collected(Form.of("members", member), List.of(member), (assembly, visits) -> {
                    Scalar value = beside.inner().compiler(assembly).scalar(member);
                    return () -> new MembersCollector(value);
                }));
        List<RowExpr> outerKeys = new ArrayList<>(beside.outerKeys());
        outerKeys.add(operand);
        List<RowExpr> innerKeys = new ArrayList<>(beside.innerKeys());
        innerKeys.add(member);
        Lane found = new Lane(counted.plan().width());
        values.put(subquery, new Found(found, members, operand));
        return applied(new Beside(counted, beside.inner(), outerKeys, innerKeys, beside.matching()), outerKeys,
                innerKeys, Collected.EXISTS);
    }

    /** Puts the value of the rows that belong to each row around beside it. */
    private Stage applied(Beside beside, List<RowExpr> outerKeys, List<RowExpr> innerKeys, Collected collected) {
        List<Matching> matching = new ArrayList<>();
        outerKeys.forEach(key -> matching.add(
                matching.size() < beside.outerKeys().size() ? beside.matching() : Matching.EQUAL));
        Stage outer = beside.outer();
        Stage shown = outer.withLane(outer.plan());
        JoinForm form = new JoinForm(outer, beside.inner(), outerKeys, innerKeys, matching, null);
        return outer.withLane(planner.making().made(form.named("apply", collected.form()),
                List.of(form.leftInput(0), form.rightInput(SubPlan.Input.NOWHERE, collected.read())),
                outer.plan().width() + 1, assembly -> {
                    Visits visits = new Visits();
                    Collector.Factory collectors = collected.collectors().apply(assembly, visits);
                    return JoinPlanner.closing(form.sides(assembly, shown),
                            sides -> new ApplyOperator(sides, collectors, visits));
                }));
    }

    /**
     * What is made of the rows of a subquery.
     *
     * @param form what it is
     * @param read what it reads of a row
     * @param collectors makes what collects it, which counts the nodes that it searches
     */
    private record Collected(Form form, List<RowExpr> read,
            BiFunction<Assembly, Visits, Collector.Factory> collectors) {

        /** Whether there are any. */
        static final Collected EXISTS =
                new Collected(Form.of("exists"), List.of(), (assembly, visits) -> ExistsCollector::new);
    }

    private Beside plan(Stage rows, QueryNode query) {
        Set<OuterRef> refs = OuterRef.of(query);
        Set<OuterRef> equated = refs.isEmpty() ? Set.of() : Equated.in(query);
        return equated == null ? planBesideDomain(rows, query, List.copyOf(refs)) : planEquated(rows, query);
    }

    private Beside planEquated(Stage rows, QueryNode query) {
        Stage inner = new QueryPlanner(planner.making(), null).stage(query);
        List<RowExpr> outerKeys = new ArrayList<>();
        List<RowExpr> innerKeys = new ArrayList<>();
        inner.correlation().equated().forEach((ref, own) -> {
            outerKeys.add(planner.translator(rows, Map.of()).of(ref.expression()));
            innerKeys.add(own);
        });
        return new Beside(rows, inner, outerKeys, innerKeys, Matching.EQUAL);
    }

    private Beside planBesideDomain(Stage rows, QueryNode query, List<OuterRef> refs) {
        boolean further = refs.stream().anyMatch(ref -> ref.further() > 0);
        Stage outer = further && rows.correlation().domain() == null ? new JoinPlanner(planner).besideAll(rows) : rows;
        List<RowExpr> columns = new ArrayList<>();
        for (OuterRef ref : refs) {
            columns.add(ref.further() == 0 ? planner.translator(outer, Map.of()).of(ref.expression())
                    : around(outer, new OuterRef(ref.further() - 1, ref.expression())));
        }
        Domain domain = new Domain(values(outer, columns), refs);
        QueryPlanner inside = new QueryPlanner(planner.making(), domain);
        Stage planned = inside.stage(query);
        Stage inner = planned.correlation().domain() == null ? new JoinPlanner(inside).besideAll(planned) : planned;
        List<RowExpr> innerKeys = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            innerKeys.add(member(inner, i));
        }
        return new Beside(outer, inner, columns, innerKeys, Matching.SAME);
    }

    private RowExpr around(Stage outer, OuterRef ref) {
        Domain domain = planner.domain();
        if (domain == null) {
            throw new IllegalStateException(ref + " is read where there are no rows around");
        }
        return member(outer, domain.column(ref));
    }

    private static RowExpr member(Stage stage, int column) {
        RowExpr domain = stage.correlation().domain();
        if (domain == null) {
            throw new IllegalStateException("rows stand beside no values around");
        }
        return domain instanceof Lane lane ? new GroupValue(lane.lane(), column) : new Member(domain, column);
    }

    /** The different values of columns. */
    private SubPlan values(Stage rows, List<RowExpr> columns) {
        long[] reads = rows.reads(columns);
        return planner.making().made(Form.of("values", columns),
                List.of(rows.input(SubPlan.Input.NOWHERE, reads)), 1, assembly -> {
                    GroupOperator.Grouping grouping = new GroupOperator.Grouping(
                            new KeyColumns(rows.compiler(assembly).scalars(columns), Matching.SAME),
                            Collections.nCopies(columns.size(), ShownForm.AS_IS), rows.identity().reader(), List.of(),
                            reads, reads, List.of(), new Visits());
                    return new GroupOperator(assembly.input(0), grouping, null,
                            new ScalarCompiler(LaneNulls.none(), Failures.NONE));
                });
    }

    /** A window that is the last step of a query but for plain projections, and the query without it. */
    private record Windowed(QueryNode query, Window window) {

        static Windowed of(QueryNode query) {
            if (query instanceof WindowNode window) {
                return new Windowed(window.input(), window.window());
            } else if (query instanceof ProjectNode project && isPlain(project.shape())) {
                Windowed below = of(project.input());
                return new Windowed(below.window().equals(Window.ALL) ? query
                        : project.with(List.of(below.query()), project.expressions()), below.window());
            }
            return new Windowed(query, Window.ALL);
        }
    }

    /** Whether making a row cannot fail. */
    private static boolean isPlain(ExprNode shape) {
        return !(shape instanceof ConstructNode made)
                || made.rowType().isPlain() && made.arguments().stream().allMatch(SubqueryPlanner::isPlain);
    }
}
