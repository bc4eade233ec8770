package dev.millrace.engine.internal.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.expr.ExprCompiler;
import dev.millrace.engine.internal.expr.GroupLayout;
import dev.millrace.engine.internal.expr.IdentityReader;
import dev.millrace.engine.internal.expr.Scalar;
import dev.millrace.engine.internal.expr.ShownForm;
import dev.millrace.engine.internal.flow.Accumulator;
import dev.millrace.engine.internal.flow.FilterOperator;
import dev.millrace.engine.internal.flow.GroupOperator;
import dev.millrace.engine.internal.flow.JoinOperator;
import dev.millrace.engine.internal.flow.Operator;
import dev.millrace.engine.internal.flow.ProjectOperator;
import dev.millrace.engine.internal.flow.RowTable;
import dev.millrace.engine.internal.flow.ScanOperator;
import dev.millrace.engine.internal.output.KeyedOutput;
import dev.millrace.engine.internal.output.OrderedOutput;
import dev.millrace.engine.internal.output.Output;
import dev.millrace.engine.internal.output.Shape;
import dev.millrace.query.Bindings;
import dev.millrace.query.Identity;
import dev.millrace.query.RelationRef;
import dev.millrace.query.Window;
import dev.millrace.query.ast.AggregateNode;
import dev.millrace.query.ast.ConstructNode;
import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.FieldNode;
import dev.millrace.query.ast.FilterNode;
import dev.millrace.query.ast.GroupNode;
import dev.millrace.query.ast.JoinNode;
import dev.millrace.query.ast.KeyNode;
import dev.millrace.query.ast.OrderNode;
import dev.millrace.query.ast.OrderTerm;
import dev.millrace.query.ast.ProjectNode;
import dev.millrace.query.ast.QueryNode;
import dev.millrace.query.ast.RowNode;
import dev.millrace.query.ast.SourceNode;
import dev.millrace.query.ast.WindowNode;
import dev.millrace.query.value.NullPlacement;

/**
 * Makes a plan of a query: one operator for each of its steps, over the tables of the relations it names. Projections into plain
 * records cost no operator: they are put into the expressions above them, and what the user sees is made at the end.
 */
public final class Planner {

    private final Function<RelationRef<?>, RowTable> tables;
    private final Map<GroupNode, GroupLayout> layouts = new IdentityHashMap<>();
    /** All operators so far, inputs before those that consume them. */
    private final List<Operator> operators = new ArrayList<>();

    private Planner(Function<RelationRef<?>, RowTable> tables) {
        this.tables = tables;
    }

    /**
     * Makes a plan and fills it with the rows as they are.
     *
     * @param query the query
     * @param bindings a value for each of its parameters
     * @param window the part of an ordered result that is shown; null for the query's own
     * @param tables finds the tables of relations, or refuses
     * @return the plan, current as of now
     */
    public static Plan plan(QueryNode query, Bindings bindings, @Nullable Window window,
            Function<RelationRef<?>, RowTable> tables) {
        Supported.require(query);
        Planner planner = new Planner(tables);
        try {
            return planner.end(ParameterBinder.bind(query, bindings), window);
        } catch (RuntimeException | Error e) {
            // What was planned already gives its indexes back.
            planner.operators.forEach(Operator::close);
            throw e;
        }
    }

    private Plan end(QueryNode query, @Nullable Window asked) {
        collectAggregates(query, List.of());
        Window window = query instanceof WindowNode node ? node.window() : Window.ALL;
        QueryNode rows = query instanceof WindowNode node ? node.input() : query;
        if (!(rows instanceof OrderNode order)) {
            Stage stage = stage(rows);
            return new Plan(operators, new KeyedOutput(stage.operator(), shape(stage)));
        }
        Stage stage = stage(order.input());
        List<OrderTerm> terms = new ArrayList<>();
        order.terms()
                .forEach(term -> terms.add(new OrderTerm(stage.inline(term.key()), term.descending(), term.nulls())));
        stage.keys().forEach(key -> terms.add(new OrderTerm(key, false, NullPlacement.FIRST)));
        long[] reads = stage.reads(terms.stream().map(OrderTerm::key).toList());
        Output output = new OrderedOutput(stage.operator(), shape(stage), stage.compiler().order(terms), reads,
                asked == null ? window : asked);
        return new Plan(operators, output);
    }

    private <O extends Operator> O made(O operator) {
        operators.add(operator);
        return operator;
    }

    private static Shape shape(Stage stage) {
        ExprNode row = stage.lanes().get(0);
        return new Shape(stage.compiler().shape(row), stage.identity(), stage.reads(List.of(row)));
    }

    private Stage stage(QueryNode node) {
        if (node instanceof SourceNode source) {
            return source(source);
        } else if (node instanceof FilterNode filter) {
            return filter(filter);
        } else if (node instanceof JoinNode join) {
            return join(join);
        } else if (node instanceof GroupNode group) {
            return group(group);
        } else if (node instanceof ProjectNode project) {
            return project(project);
        }
        throw new IllegalArgumentException(
                "Order and window are the last steps of a query, but stand below another one: " + node);
    }

    private Stage source(SourceNode source) {
        RowTable table = tables.apply(source.relation());
        ScanOperator scan = made(new ScanOperator(table));
        Scalar key = new ExprCompiler().scalar(new FieldNode(0, table.key()));
        return new Stage(scan, List.of(new RowNode(0, source.relation().rowType())), List.of(scan),
                List.of(new FieldNode(0, table.key())), (rows, at) -> new Identity.Of(present(key.eval(rows, at))),
                new ExprCompiler());
    }

    private Stage filter(FilterNode filter) {
        Stage input = stage(filter.input());
        ExprNode condition = input.inline(filter.condition());
        return input.through(
                made(new FilterOperator(input.operator(), input.compiler().predicate(condition),
                        input.reads(List.of(condition)))));
    }

    private Stage project(ProjectNode project) {
        Stage input = stage(project.input());
        ExprNode shape = input.inline(project.shape());
        if (shape instanceof ConstructNode made && !isPlain(made)) {
            return input.making(made.rowType(), made(new ProjectOperator(input.operator(), made.rowType(),
                    input.compiler().shape(made), input.reads(List.of(made)), input.compiler())));
        }
        return input.showing(List.of(shape));
    }

    /** Whether reading a component of what is made is reading what it is made of, and making it cannot fail. */
    private static boolean isPlain(ExprNode node) {
        return !(node instanceof ConstructNode made && !made.rowType().isPlain())
                && node.children().stream().allMatch(Planner::isPlain);
    }

    private Stage join(JoinNode join) {
        Stage left = stage(join.left());
        Stage right = stage(join.right());
        ExprNode leftKey = left.inline(join.leftKeys().get(0));
        ExprNode rightKey = right.inline(join.rightKeys().get(0));
        left.reads(List.of(leftKey));
        right.reads(List.of(rightKey));
        boolean keyed = right.keys().equals(List.of(rightKey));
        JoinOperator operator = made(new JoinOperator(left.operator(), right.operator(), leftKey, rightKey,
                left.compiler().scalar(leftKey), right.compiler().scalar(rightKey), left.compiler(), keyed));
        int width = left.operator().width();
        List<ExprNode> lanes = new ArrayList<>(left.lanes());
        lanes.addAll(Lane.shifted(right.lanes(), width));
        List<@Nullable ScanOperator> sources = new ArrayList<>(left.sources());
        sources.addAll(right.sources());
        if (keyed) {
            return new Stage(operator, lanes, sources, left.keys(), left.identity(), left.compiler());
        }
        List<ExprNode> keys = new ArrayList<>(left.keys());
        keys.addAll(Lane.shifted(right.keys(), width));
        IdentityReader identity = (rows, at) -> new Identity.Pair(left.identity().read(rows, at),
                right.identity().read(rows, at + width));
        return new Stage(operator, lanes, sources, keys, identity, left.compiler());
    }

    private Stage group(GroupNode group) {
        Stage input = stage(group.input());
        GroupLayout layout = layouts.get(group);
        if (layout == null) {
            throw new IllegalStateException("a grouping was not seen when aggregates were collected: " + group);
        }
        List<ExprNode> keys = group.keys().stream().map(input::inline).toList();
        List<ExprNode> read = new ArrayList<>(keys);
        List<Accumulator.Factory> aggregates = new ArrayList<>();
        for (AggregateNode aggregate : layout.aggregates()) {
            ExprNode operand = aggregate.operand() == null ? null : input.inline(aggregate.operand());
            if (operand != null) {
                read.add(operand);
            }
            aggregates
                    .add(Accumulator.Factory.of(aggregate, operand == null ? null : input.compiler().scalar(operand),
                            input.identity()));
        }
        ExprCompiler above = input.compiler().above(layout);
        GroupOperator operator = made(new GroupOperator(input.operator(),
                keys.stream().map(input.compiler()::scalar).toArray(Scalar[]::new), input.identity(),
                keys.stream().map(key -> ShownForm.of(key.leafType())).toList(), aggregates, input.reads(read), above));
        List<ExprNode> keyNodes = new ArrayList<>();
        for (ExprNode key : keys) {
            keyNodes.add(new KeyNode(keyNodes.size(), key));
        }
        List<Scalar> keyValues = keyNodes.stream().map(above::scalar).toList();
        IdentityReader identity = keyNodes.isEmpty() ? (rows, at) -> new Identity.Unit()
                : (rows, at) -> groupIdentity(keyValues, rows, at);
        return new Stage(operator, List.of(), Collections.singletonList(null), keyNodes, identity, above);
    }

    /** Tells every grouping which aggregates the expressions above it, up to the next projection, ask for. */
    private void collectAggregates(QueryNode node, List<ExprNode> above) {
        if (node instanceof WindowNode window) {
            collectAggregates(window.input(), above);
        } else if (node instanceof OrderNode order) {
            collectAggregates(order.input(), and(above, order.terms().stream().map(OrderTerm::key).toList()));
        } else if (node instanceof ProjectNode project) {
            collectAggregates(project.input(), List.of(project.shape()));
        } else if (node instanceof FilterNode filter) {
            collectAggregates(filter.input(), and(above, List.of(filter.condition())));
        } else if (node instanceof JoinNode join) {
            collectAggregates(join.left(), List.of());
            collectAggregates(join.right(), List.of());
        } else if (node instanceof GroupNode group) {
            GroupLayout layout = new GroupLayout(group);
            above.forEach(layout::require);
            layouts.put(group, layout);
            collectAggregates(group.input(), List.of());
        }
    }

    private static List<ExprNode> and(List<ExprNode> some, List<ExprNode> more) {
        List<ExprNode> all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }

    private static Identity groupIdentity(List<Scalar> keys, @Nullable Object[] rows, int at) {
        List<@Nullable Object> values = new ArrayList<>(keys.size());
        for (Scalar key : keys) {
            values.add(key.eval(rows, at));
        }
        return new Identity.Group(values);
    }

    private static Object present(@Nullable Object key) {
        if (key == null) {
            throw new IllegalStateException("a row without key");
        }
        return key;
    }
}
