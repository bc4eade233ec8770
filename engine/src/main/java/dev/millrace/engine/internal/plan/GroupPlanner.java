package dev.millrace.engine.internal.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.aggregate.AccumulatorFactory;
import dev.millrace.engine.internal.expr.Failures;
import dev.millrace.engine.internal.expr.LaneNulls;
import dev.millrace.engine.internal.expr.LaneReads;
import dev.millrace.engine.internal.expr.RowExpr;
import dev.millrace.engine.internal.expr.RowExpr.GroupValue;
import dev.millrace.engine.internal.expr.RowExpr.Lane;
import dev.millrace.engine.internal.expr.RowExpr.Present;
import dev.millrace.engine.internal.expr.Scalar;
import dev.millrace.engine.internal.expr.ScalarCompiler;
import dev.millrace.engine.internal.expr.ShownForm;
import dev.millrace.engine.internal.flow.GroupOperator;
import dev.millrace.engine.internal.flow.KeyColumns;
import dev.millrace.engine.internal.flow.KeyColumns.Matching;
import dev.millrace.engine.internal.store.Visits;
import dev.millrace.query.Identity;
import dev.millrace.query.ast.AggregateNode;
import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.GroupNode;
import dev.millrace.query.ast.OrderTerm;

/** Plans groups (law 11). */
final class GroupPlanner {

    private final QueryPlanner planner;

    GroupPlanner(QueryPlanner planner) {
        this.planner = planner;
    }

    /** What is asked of groups of rows: their aggregates, what these read, and what counts the nodes they search. */
    record Aggregates(Set<AggregateNode> nodes, List<AccumulatorFactory> factories, List<RowExpr> read,
            Visits visits) {
    }

    /** The aggregates that expressions above a grouping ask for. */
    Aggregates aggregates(Stage input, List<ExprNode> above) {
        Set<AggregateNode> nodes = GroupColumns.required(above);
        List<AccumulatorFactory> factories = new ArrayList<>();
        List<RowExpr> read = new ArrayList<>();
        Visits visits = new Visits();
        Translator translator = planner.translator(input, Map.of());
        ScalarCompiler compiler = planner.making().compiler(input);
        for (AggregateNode node : nodes) {
            List<RowExpr> operands = translator.all(node.operands());
            List<RowExpr> order = translator.all(node.order().stream().map(OrderTerm::key).toList());
            read.addAll(operands);
            read.addAll(order);
            factories.add(AccumulatorFactory.of(node, List.of(compiler.scalars(operands)),
                    List.of(compiler.scalars(order)), input.identity().reader(), planner.making().failures(input),
                    visits));
        }
        return new Aggregates(nodes, factories, read, visits);
    }

    Stage group(GroupNode group, Stage rows, List<ExprNode> above) {
        Stage input = rows.unordered();
        List<RowExpr> columns = new ArrayList<>(input.correlation().columns());
        List<ShownForm> forms = new ArrayList<>(Collections.nCopies(columns.size(), ShownForm.AS_IS));
        List<RowExpr> keys = planner.translator(input, Map.of()).all(group.keys());
        columns.addAll(keys);
        group.keys().forEach(key -> forms.add(ShownForm.of(key.leafType())));
        Aggregates aggregates = aggregates(input, above);
        List<RowExpr> read = new ArrayList<>(columns);
        read.addAll(aggregates.read());
        read.addAll(input.identity().keys());
        ScalarCompiler compiler = planner.making().compiler(input);
        GroupOperator.Grouping grouping =
                new GroupOperator.Grouping(new KeyColumns(compiler.scalars(columns), Matching.EQUAL_OR_NULL), forms,
                        input.identity().reader(), aggregates.factories(), input.reads(read), aggregates.visits());
        Correlation correlation = input.correlation().over(values(0, input.correlation().size()));
        GroupColumns groups = GroupColumns.in(new Lane(0), correlation.size(), keys.size(), aggregates.nodes());
        Identification identity = identity(groups.keys());
        GroupOperator operator = planner.making().made(new GroupOperator(input.operator(), grouping,
                keys.isEmpty() ? given(input) : null, above(identity)));
        return new Stage(operator, List.of(), groups, LaneNulls.none(), new Present(0), identity, null, correlation);
    }

    private ScalarCompiler above(Identification identity) {
        return new ScalarCompiler(LaneNulls.none(), planner.making().failures(identity));
    }

    /** Without keys there is a group for all values around, even of no rows. */
    private GroupOperator.@Nullable Given given(Stage input) {
        Domain domain = planner.domain();
        if (domain == null || input.correlation().domain() == null) {
            return null;
        }
        ScalarCompiler compiler = new ScalarCompiler(LaneNulls.none(), Failures.NONE);
        return new GroupOperator.Given(domain.operator(),
                new KeyColumns(compiler.scalars(List.of(new Lane(0))), Matching.EQUAL_OR_NULL),
                new long[] {LaneReads.ALL});
    }

    static List<RowExpr> values(int first, int count) {
        List<RowExpr> values = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            values.add(new GroupValue(0, first + i));
        }
        return values;
    }

    private static Identification identity(List<RowExpr> keys) {
        if (keys.isEmpty()) {
            return new Identification(List.of(), (rows, at) -> new Identity.Unit());
        }
        Scalar[] values = new ScalarCompiler(LaneNulls.none(), Failures.NONE).scalars(keys);
        if (values.length == 1) {
            return new Identification(keys,
                    (rows, at) -> new Identity.Group(Collections.singletonList(values[0].eval(rows, at))));
        }
        return new Identification(keys, (rows, at) -> {
            @Nullable Object[] key = new @Nullable Object[values.length];
            for (int i = 0; i < key.length; i++) {
                key[i] = values[i].eval(rows, at);
            }
            return new Identity.Group(Arrays.asList(key));
        });
    }
}
