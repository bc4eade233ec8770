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
import dev.millrace.engine.internal.graph.Assembly;
import dev.millrace.engine.internal.graph.SubPlan;
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

    /** What is asked of groups of rows: their aggregates, with what is computed of each row for them. */
    record Aggregates(Stage input, Set<AggregateNode> nodes, List<Asked> asked) {

        /** One of them. */
        record Asked(AggregateNode node, List<RowExpr> operands, List<RowExpr> order) {
        }

        /** All that is read of a row. */
        List<RowExpr> read() {
            List<RowExpr> read = new ArrayList<>();
            asked.forEach(each -> {
                read.addAll(each.operands());
                read.addAll(each.order());
            });
            return read;
        }

        /** The components that each reads, for each lane. */
        List<long[]> reads() {
            return asked.stream().map(each -> {
                List<RowExpr> read = new ArrayList<>(each.operands());
                read.addAll(each.order());
                return input.reads(read);
            }).toList();
        }

        /** What makes the accumulators of a group. */
        List<AccumulatorFactory> factories(Assembly assembly, Visits visits) {
            ScalarCompiler compiler = input.compiler(assembly);
            return asked.stream()
                    .map(each -> AccumulatorFactory.of(each.node(), List.of(compiler.scalars(each.operands())),
                            List.of(compiler.scalars(each.order())), input.identity().reader(),
                            input.failures(assembly), visits))
                    .toList();
        }
    }

    /** The aggregates that expressions above a grouping ask for. */
    Aggregates aggregates(Stage input, List<ExprNode> above) {
        Set<AggregateNode> nodes = GroupColumns.required(above);
        Translator translator = planner.translator(input, Map.of());
        return new Aggregates(input, nodes, nodes.stream().map(node -> new Aggregates.Asked(node,
                translator.all(node.operands()), translator.all(node.order().stream().map(OrderTerm::key).toList())))
                .toList());
    }

    Stage group(GroupNode group, Stage rows, List<ExprNode> above) {
        Stage input = rows.unordered();
        List<RowExpr> columns = new ArrayList<>(input.correlation().columns());
        List<ShownForm> forms = new ArrayList<>(Collections.nCopies(columns.size(), ShownForm.AS_IS));
        List<RowExpr> keys = planner.translator(input, Map.of()).all(group.keys());
        columns.addAll(keys);
        group.keys().forEach(key -> forms.add(ShownForm.of(key.leafType())));
        Aggregates aggregates = aggregates(input, above);
        List<RowExpr> ofKeys = new ArrayList<>(columns);
        ofKeys.addAll(input.identity().keys());
        List<RowExpr> read = new ArrayList<>(ofKeys);
        read.addAll(aggregates.read());
        Correlation correlation = input.correlation().over(values(0, input.correlation().size()));
        GroupColumns groups = GroupColumns.in(new Lane(0), correlation.size(), keys.size(), aggregates.nodes());
        Identification identity = identity(groups.keys());
        long[] reads = input.reads(read);
        List<SubPlan.Input> inputs = new ArrayList<>();
        inputs.add(input.input(SubPlan.Input.NOWHERE, reads));
        Domain domain = planner.domain();
        // Without keys there is a group for all values around, even of no rows.
        if (keys.isEmpty() && domain != null && input.correlation().domain() != null) {
            inputs.add(new SubPlan.Input(domain.plan(), SubPlan.Input.NOWHERE, new long[] {LaneReads.ALL}));
        }
        Form form = Form.of("group", columns, forms, aggregates.asked(), input.identity().keys());
        SubPlan plan = planner.making().made(form, inputs, 1, assembly -> {
            Visits visits = new Visits();
            GroupOperator.Grouping grouping = new GroupOperator.Grouping(
                    new KeyColumns(input.compiler(assembly).scalars(columns), Matching.EQUAL_OR_NULL), forms,
                    input.identity().reader(), aggregates.factories(assembly, visits), reads, input.reads(ofKeys),
                    aggregates.reads(), visits);
            return new GroupOperator(assembly.input(0), grouping, given(assembly),
                    new ScalarCompiler(LaneNulls.none(), assembly.failures(identity.reader())));
        });
        return new Stage(plan, List.of(), groups, LaneNulls.none(), new Present(0), identity, null, correlation);
    }

    private static GroupOperator.@Nullable Given given(Assembly assembly) {
        if (assembly.inputs().size() < 2) {
            return null;
        }
        ScalarCompiler compiler = new ScalarCompiler(LaneNulls.none(), Failures.NONE);
        return new GroupOperator.Given(assembly.input(1),
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
