package dev.millrace.engine.internal.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.Identified;
import dev.millrace.engine.internal.expr.Failures;
import dev.millrace.engine.internal.expr.Guard;
import dev.millrace.engine.internal.expr.LaneNulls;
import dev.millrace.engine.internal.expr.RefusedRowException;
import dev.millrace.engine.internal.expr.RowExpr;
import dev.millrace.engine.internal.expr.RowExpr.Call;
import dev.millrace.engine.internal.expr.RowExpr.IdentityOf;
import dev.millrace.engine.internal.expr.RowExpr.Lane;
import dev.millrace.engine.internal.expr.RowExpr.Make;
import dev.millrace.engine.internal.expr.RowExpr.Part;
import dev.millrace.engine.internal.expr.RowExpr.Present;
import dev.millrace.engine.internal.expr.RowExpr.Shown;
import dev.millrace.engine.internal.expr.RowPredicate;
import dev.millrace.engine.internal.expr.Scalar;
import dev.millrace.engine.internal.expr.ScalarCompiler;
import dev.millrace.engine.internal.flow.FilterOperator;
import dev.millrace.engine.internal.flow.ProjectOperator;
import dev.millrace.engine.internal.flow.RowTable;
import dev.millrace.engine.internal.flow.Source;
import dev.millrace.engine.internal.flow.WindowOperator;
import dev.millrace.engine.internal.graph.Assembly;
import dev.millrace.engine.internal.graph.MovingGuard;
import dev.millrace.engine.internal.graph.SubPlan;
import dev.millrace.engine.internal.order.SortTerm;
import dev.millrace.engine.internal.rule.Conjuncts;
import dev.millrace.engine.internal.rule.Lists;
import dev.millrace.query.Identity;
import dev.millrace.query.RowType;
import dev.millrace.query.Window;
import dev.millrace.query.ast.DistinctNode;
import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.FilterNode;
import dev.millrace.query.ast.GroupNode;
import dev.millrace.query.ast.JoinNode;
import dev.millrace.query.ast.OpaqueFilterNode;
import dev.millrace.query.ast.OpaqueMapNode;
import dev.millrace.query.ast.OrderNode;
import dev.millrace.query.ast.ProjectNode;
import dev.millrace.query.ast.QueryNode;
import dev.millrace.query.ast.ResultNode;
import dev.millrace.query.ast.SetNode;
import dev.millrace.query.ast.SourceNode;
import dev.millrace.query.ast.SubqueryNode;
import dev.millrace.query.ast.WindowNode;

/**
 * Plans the steps of a query, or of a subquery: one operator for each. Projections into plain records cost none: they are put into
 * the expressions above them, and what the user sees is made at the end.
 */
final class QueryPlanner {

    /** What all relations have in common. */
    private static final Lane ROW = new Lane(0);
    private static final List<RowExpr> ROWS = List.of(ROW);
    private static final RowExpr PRESENT = new Present(0);

    private final Making making;
    /** The values that a subquery reads of the rows around it; null if there are none, or they are all equated with its own. */
    private final @Nullable Domain domain;

    QueryPlanner(Making making, @Nullable Domain domain) {
        this.making = making;
        this.domain = domain;
    }

    Making making() {
        return making;
    }

    @Nullable
    Domain domain() {
        return domain;
    }

    /** Plans a query whose rows are no groups. */
    Stage stage(QueryNode node) {
        return stage(node, List.of());
    }

    /**
     * Plans a query.
     *
     * @param above the expressions above it, up to the next projection, which may ask aggregates of its groups
     */
    private Stage stage(QueryNode node, List<ExprNode> above) {
        if (node instanceof SourceNode source) {
            return source(source);
        } else if (node instanceof ResultNode result) {
            return result(result);
        } else if (node instanceof FilterNode filter) {
            return filter(filter, above);
        } else if (node instanceof OpaqueFilterNode filter) {
            return opaque(filter);
        } else if (node instanceof JoinNode join) {
            return new JoinPlanner(this).join(join);
        } else if (node instanceof GroupNode group) {
            return new GroupPlanner(this).group(group, stage(group.input()), above);
        } else if (node instanceof ProjectNode project) {
            return project(project);
        } else if (node instanceof OpaqueMapNode map) {
            return map(map);
        } else if (node instanceof DistinctNode distinct) {
            return new SetPlanner(this).distinct(distinct);
        } else if (node instanceof SetNode set) {
            return new SetPlanner(this).set(set);
        } else if (node instanceof OrderNode order) {
            Stage input = stage(order.input());
            return input.ordered(translator(input, Map.of()).order(order.terms()));
        } else if (node instanceof WindowNode window) {
            return window(stage(window.input()), window.window());
        }
        throw new IllegalArgumentException("Rows were asked for, but this is no step that gives any: " + node);
    }

    Translator translator(Stage stage, Map<SubqueryNode, RowExpr> subqueries) {
        return new Translator(stage, subqueries, domain, making.givens(), making.common().recent());
    }

    private Stage source(SourceNode source) {
        RowTable table = making.table(source.relation());
        SubPlan scan = scan(making.readsStates(source.relation()) ? table.states() : table, source.relation().name());
        return new Stage(scan, ROWS, null, LaneNulls.none(), PRESENT, making.common().identity(table.key()), null,
                Correlation.NONE);
    }

    private Stage result(ResultNode result) {
        SubPlan scan = scan(making.result(result.query()), result.query().name());
        return new Stage(scan, List.of(new Shown(0)), null, LaneNulls.none(), new Present(0),
                new Identification(List.of(new IdentityOf(0)), (rows, at) -> identityOf(rows[at])), null,
                Correlation.NONE);
    }

    /**
     * Scans of what a rewritten query reads nothing of any more: these are sources of the query as it was written all the same, which
     * have to be there, and with which it fails.
     */
    List<SubPlan> unread(QueryNode query, QueryNode rewritten) {
        if (rewritten == query) {
            return List.of();
        }
        Set<QueryNode> unread = SourceSteps.of(query);
        unread.removeAll(SourceSteps.of(rewritten));
        return unread.stream().map(this::stage).map(Stage::plan).toList();
    }

    private SubPlan scan(Source source, String name) {
        return making.scan(Form.of("scan " + name, source), source);
    }

    private static Identity identityOf(@Nullable Object entry) {
        if (entry == null) {
            throw new IllegalStateException("a row without identity");
        }
        return ((Identified<?>) entry).identity();
    }

    private Stage filter(FilterNode filter, List<ExprNode> above) {
        List<ExprNode> asked = new ArrayList<>(above);
        asked.add(filter.condition());
        return new FilterPlanner(this).filter(stage(filter.input(), asked).unordered(),
                Conjuncts.of(filter.condition()));
    }

    /** The rows for which all conditions are true, each asked of those for which the ones before it are. */
    Stage filtered(Stage input, List<RowExpr> conditions) {
        if (conditions.isEmpty()) {
            return input;
        }
        List<RowExpr> all = List.copyOf(conditions);
        long[] reads = making.common().same(input.reads(all));
        Guard guard = Guards.of(all);
        boolean harmless = HarmlessRows.are(all);
        boolean isToldInPart = harmless && guard == null;
        SubPlan.Input rows = new SubPlan.Input(input.plan(), 0, reads, guard,
                isToldInPart ? MovingGuard.OF_THE_ONLY_CONSUMER : null);
        return input.through(making.made(Form.of("filter", all.toArray()), List.of(rows), input.plan().width(),
                input.plan().isOfTable(), assembly -> {
                    ScalarCompiler compiler = input.compiler(assembly, making.common().recent());
                    Guard.EqualTo equality = guard instanceof Guard.EqualTo equal ? equal : null;
                    return new FilterOperator(assembly.input(0),
                            AllOf.of(all, each -> making.common().condition(input, each, compiler)),
                            reads, equality, making.planning().indexes().worth(), harmless, isToldInPart);
                }));
    }

    private Stage opaque(OpaqueFilterNode filter) {
        Stage input = stage(filter.input()).unordered();
        RowExpr row = input.lanes().get(0);
        long[] reads = input.reads(List.of(row));
        return input.through(making.made(Form.of("filter", filter.predicate(), row), List.of(input.input(0, reads)),
                input.plan().width(), input.plan().isOfTable(),
                assembly -> new FilterOperator(assembly.input(0), kept(filter, input, assembly), reads, null, 0, false,
                        false)));
    }

    private static RowPredicate kept(OpaqueFilterNode filter, Stage input, Assembly assembly) {
        Scalar value = input.compiler(assembly).shape(input.lanes().get(0));
        Predicate<Object> kept = filter.predicate();
        Failures failures = input.failures(assembly);
        return new RowPredicate() {
            @Override
            public boolean test(@Nullable Object[] rows, int at) {
                Object given = value.eval(rows, at);
                try {
                    return kept.test(present(given));
                } catch (Exception | StackOverflowError | AssertionError refused) { // law 5: it is not kept
                    failures.failed(filter, refused, rows, at);
                    return false;
                }
            }
        };
    }

    private Stage project(ProjectNode project) {
        Stage input = stage(project.input(), List.of(project.shape()));
        SubqueryPlanner.Applied applied =
                new SubqueryPlanner(this).apply(input, SubqueryPlanner.in(List.of(project.shape())));
        RowExpr shape = translator(applied.stage(), applied.values()).of(project.shape());
        return shown(applied.stage(), shape);
    }

    /** The same rows, of which the query sees what is made of them. */
    private Stage shown(Stage input, RowExpr shape) {
        if (isPlain(shape)) {
            return input.showing(shape);
        }
        RowType<?> rowType = shape instanceof Make made ? made.node().rowType() : null;
        return made(input, Form.of("project", shape), rowType, shape,
                assembly -> input.compiler(assembly).shape(shape)::eval);
    }

    /** Rows with what is made of them in one more lane. */
    private Stage made(Stage input, Form form, @Nullable RowType<?> rowType, RowExpr read,
            Function<Assembly, ProjectOperator.Maker> making) {
        int width = input.plan().width();
        LaneNulls nulls = input.nulls().and(width);
        long[] reads = input.reads(List.of(read));
        SubPlan plan = this.making.made(form, List.of(input.input(0, reads)), width + 1,
                assembly -> new ProjectOperator(assembly.input(0), rowType, making.apply(assembly), reads,
                        new ScalarCompiler(nulls, input.failures(assembly))));
        return input.withLane(plan).showing(new Lane(width));
    }

    /** Whether reading a component of what is made is reading what it is made of, and making it cannot fail. */
    static boolean isPlain(RowExpr shape) {
        return !(shape instanceof Make made)
                || made.node().rowType().isPlain() && Lists.all(made.operands(), QueryPlanner::isPlain);
    }

    /** Whether an expression cannot fail, nor tell of a problem, whatever the row: when it is evaluated makes no difference then. */
    static boolean canWait(RowExpr expression) {
        if (expression instanceof Call) {
            return false;
        } else if (expression instanceof Make made) {
            return isPlainRecord(made.node().rowType().rowClass())
                    && Lists.all(made.operands(), QueryPlanner::canWait);
        } else if (expression instanceof Part part) {
            return isPlainRecord(part.component().rowClass()) && canWait(part.record());
        }
        return Lists.all(expression.operands(), QueryPlanner::canWait);
    }

    private static boolean isPlainRecord(Class<?> rowClass) {
        return rowClass.isRecord() && RowType.of(rowClass).isPlain();
    }

    private Stage map(OpaqueMapNode map) {
        Stage input = stage(map.input());
        RowExpr row = input.lanes().get(0);
        return made(input, Form.of("map", map.function(), map.made(), row), map.made().rowType(), row,
                assembly -> mapped(map, input, assembly));
    }

    private static ProjectOperator.Maker mapped(OpaqueMapNode map, Stage input, Assembly assembly) {
        Scalar value = input.compiler(assembly).shape(input.lanes().get(0));
        Function<Object, @Nullable Object> function = map.function();
        Failures failures = input.failures(assembly);
        return (rows, at) -> {
            Object given = value.eval(rows, at);
            try {
                return function.apply(present(given));
            } catch (Exception | StackOverflowError | AssertionError refused) {
                failures.failed(map, refused, rows, at);
                throw new RefusedRowException(refused);
            }
        };
    }

    private static Object present(@Nullable Object value) {
        if (value == null) {
            throw new IllegalArgumentException("a lambda is not given nulls");
        }
        return value;
    }

    /** The terms of an order, with those of the identity behind them. */
    static List<SortTerm> terms(Stage stage) {
        List<SortTerm> terms = new ArrayList<>(stage.order() == null ? List.of() : stage.order());
        terms.addAll(stage.identity().terms());
        return terms;
    }

    Stage window(Stage input, Window window) {
        List<SortTerm> terms = making.common().same(List.copyOf(terms(input)));
        List<RowExpr> parts = List.copyOf(input.correlation().columns());
        List<RowExpr> read = new ArrayList<>(parts);
        terms.forEach(term -> read.add(term.key()));
        long[] reads = making.common().same(input.reads(read));
        boolean sharesOrder = input.plan().isOfTable() && areComponents(terms)
                && terms.stream().allMatch(term -> isOfFirstLane(term.key()));
        MovingGuard.UpToLimit moving = parts.isEmpty() ? Guards.ofTheFirst(terms, input.nulls()) : null;
        SubPlan.Input rows = new SubPlan.Input(input.plan(), 0, reads, null,
                moving == null ? null : making.common().same(moving));
        return input.through(making.made(Form.of("window", parts, terms, window), List.of(rows),
                input.plan().width(), assembly -> {
                    WindowOperator.Form form = making.common().window(input, parts, terms, sharesOrder, moving != null,
                            input.compiler(assembly, making.common().recent()));
                    return new WindowOperator(assembly.input(0), form, window, making.planning().windows(),
                            assembly.compilers(input.nulls(), input.identity().reader()));
                }));
    }

    /** Whether rows are ordered by their components alone, which meets no problem. */
    static boolean areComponents(List<SortTerm> terms) {
        for (SortTerm term : terms) {
            if (!isComponent(term.key())) {
                return false;
            }
        }
        return true;
    }

    /** Of a component: whether it is one of what stands in the first lane. */
    private static boolean isOfFirstLane(RowExpr component) {
        return component instanceof Part part ? isOfFirstLane(part.record())
                : component instanceof Lane lane && lane.lane() == 0;
    }

    static boolean isComponent(RowExpr key) {
        return key instanceof Part part && (part.record() instanceof Lane || isComponent(part.record()));
    }
}
