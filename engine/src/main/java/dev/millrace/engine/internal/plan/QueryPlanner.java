package dev.millrace.engine.internal.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.Identified;
import dev.millrace.engine.internal.expr.Failures;
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
import dev.millrace.engine.internal.flow.KeyColumns;
import dev.millrace.engine.internal.flow.KeyColumns.Matching;
import dev.millrace.engine.internal.flow.Operator;
import dev.millrace.engine.internal.flow.ProjectOperator;
import dev.millrace.engine.internal.flow.RowTable;
import dev.millrace.engine.internal.flow.ScanOperator;
import dev.millrace.engine.internal.flow.WindowOperator;
import dev.millrace.engine.internal.order.SortKey;
import dev.millrace.engine.internal.order.SortTerm;
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

    private final Making making;
    /** The values that a subquery reads of the rows around it; null if there are none, or they are all equated with its own. */
    private final @Nullable Domain domain;
    private @Nullable WindowOperator lastWindow;

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
        return new Translator(stage, subqueries, domain, making.givens());
    }

    private Stage source(SourceNode source) {
        RowTable table = making.table(source.relation());
        ScanOperator scan = making.made(
                new ScanOperator(making.readsStates(source.relation()) ? table.states() : table));
        RowExpr key = new Part(new Lane(0), table.key());
        return new Stage(scan, List.of(new Lane(0)), null, LaneNulls.none(), new Present(0),
                new Identification(List.of(key), (rows, at) -> new Identity.Of(keyOf(table, rows[at]))), null,
                Correlation.NONE);
    }

    private Stage result(ResultNode result) {
        ScanOperator scan = making.made(new ScanOperator(making.result(result.query())));
        return new Stage(scan, List.of(new Shown(0)), null, LaneNulls.none(), new Present(0),
                new Identification(List.of(new IdentityOf(0)), (rows, at) -> identityOf(rows[at])), null,
                Correlation.NONE);
    }

    private static Identity identityOf(@Nullable Object entry) {
        if (entry == null) {
            throw new IllegalStateException("a row without identity");
        }
        return ((Identified<?>) entry).identity();
    }

    private static Object keyOf(RowTable table, @Nullable Object row) {
        Object key = row == null ? null : table.key().get(row);
        if (key == null) {
            throw new IllegalStateException("a row without a key: " + row);
        }
        return key;
    }

    private Stage filter(FilterNode filter, List<ExprNode> above) {
        List<ExprNode> asked = new ArrayList<>(above);
        asked.add(filter.condition());
        return new FilterPlanner(this).filter(stage(filter.input(), asked).unordered(),
                Equated.conjuncts(filter.condition()));
    }

    /** The rows for which a condition is true. */
    Stage filtered(Stage input, RowExpr condition) {
        RowPredicate predicate = making.compiler(input).predicate(condition);
        return input.through(
                making.made(new FilterOperator(input.operator(), predicate, input.reads(List.of(condition)))));
    }

    private Stage opaque(OpaqueFilterNode filter) {
        Stage input = stage(filter.input()).unordered();
        RowExpr row = input.lanes().get(0);
        Scalar value = making.compiler(input).shape(row);
        Predicate<Object> kept = filter.predicate();
        Failures failures = making.failures(input);
        RowPredicate predicate = new RowPredicate() {
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
        return input.through(making.made(new FilterOperator(input.operator(), predicate, input.reads(List.of(row)))));
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
        Scalar maker = making.compiler(input).shape(shape);
        return made(input, maker::eval, shape instanceof Make made ? made.node().rowType() : null, List.of(shape));
    }

    private Stage made(Stage input, ProjectOperator.Maker maker, @Nullable RowType<?> rowType,
            List<RowExpr> reads) {
        LaneNulls nulls = input.nulls().and(input.operator().width());
        ProjectOperator operator = making.made(new ProjectOperator(input.operator(), rowType, maker,
                input.reads(reads), new ScalarCompiler(nulls,
                        making.failures(input))));
        return input.withLane(operator).showing(new Lane(input.operator().width()));
    }

    /** Whether reading a component of what is made is reading what it is made of, and making it cannot fail. */
    static boolean isPlain(RowExpr shape) {
        return !(shape instanceof Make made)
                || made.node().rowType().isPlain() && made.operands().stream().allMatch(QueryPlanner::isPlain);
    }

    /** Whether an expression cannot fail, nor tell of a problem, whatever the row: when it is evaluated makes no difference then. */
    static boolean canWait(RowExpr expression) {
        if (expression instanceof Call) {
            return false;
        } else if (expression instanceof Make made) {
            return isPlainRecord(made.node().rowType().rowClass())
                    && made.operands().stream().allMatch(QueryPlanner::canWait);
        } else if (expression instanceof Part part) {
            return isPlainRecord(part.component().rowClass()) && canWait(part.record());
        }
        return expression.operands().stream().allMatch(QueryPlanner::canWait);
    }

    private static boolean isPlainRecord(Class<?> rowClass) {
        return rowClass.isRecord() && RowType.of(rowClass).isPlain();
    }

    private Stage map(OpaqueMapNode map) {
        Stage input = stage(map.input());
        RowExpr row = input.lanes().get(0);
        Scalar value = making.compiler(input).shape(row);
        Function<Object, @Nullable Object> function = map.function();
        Failures failures = making.failures(input);
        return made(input, (rows, at) -> {
            Object given = value.eval(rows, at);
            try {
                return function.apply(present(given));
            } catch (Exception | StackOverflowError | AssertionError refused) {
                failures.failed(map, refused, rows, at);
                throw new RefusedRowException(refused);
            }
        }, map.made().rowType(), List.of(row));
    }

    private static Object present(@Nullable Object value) {
        if (value == null) {
            throw new IllegalArgumentException("a lambda is not given nulls");
        }
        return value;
    }

    /** The order of rows, total on those that nothing divides. */
    SortKey order(Stage stage, List<SortTerm> terms) {
        return SortKey.of(terms, making.compiler(stage));
    }

    /** The terms of an order, with those of the identity behind them. */
    static List<SortTerm> terms(Stage stage) {
        List<SortTerm> terms = new ArrayList<>(stage.order() == null ? List.of() : stage.order());
        terms.addAll(stage.identity().terms());
        return terms;
    }

    Stage window(Stage input, Window window) {
        List<SortTerm> terms = terms(input);
        List<RowExpr> parts = input.correlation().columns();
        List<RowExpr> read = new ArrayList<>(parts);
        terms.forEach(term -> read.add(term.key()));
        WindowOperator.Form form = new WindowOperator.Form(
                new KeyColumns(making.compiler(input).scalars(parts), Matching.EQUAL_OR_NULL), order(input, terms),
                input.reads(read), isShareable(input.operator(), terms) ? terms : null);
        WindowOperator operator = making.made(
                new WindowOperator(input.operator(), form, window, making.planning().windows(),
                        making.compiler(input)));
        lastWindow = operator;
        return input.through(operator);
    }

    /** Whether an operator hands on the rows of a table, all of which can be ordered without a problem. */
    private static boolean isShareable(Operator operator, List<SortTerm> terms) {
        return operator.table() != null && operator.width() == 1
                && terms.stream().allMatch(term -> isComponent(term.key()));
    }

    private static boolean isComponent(RowExpr key) {
        return key instanceof Part part && (part.record() instanceof Lane || isComponent(part.record()));
    }

    /** The window that was planned last, which stands above the others; null if there is none. */
    @Nullable
    WindowOperator lastWindow() {
        return lastWindow;
    }
}
