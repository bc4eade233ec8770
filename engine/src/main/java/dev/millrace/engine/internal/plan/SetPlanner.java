package dev.millrace.engine.internal.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import dev.millrace.engine.internal.expr.Failures;
import dev.millrace.engine.internal.expr.LaneNulls;
import dev.millrace.engine.internal.expr.RowExpr;
import dev.millrace.engine.internal.expr.RowExpr.ByBranch;
import dev.millrace.engine.internal.expr.RowExpr.Constant;
import dev.millrace.engine.internal.expr.RowExpr.GroupValue;
import dev.millrace.engine.internal.expr.RowExpr.Lane;
import dev.millrace.engine.internal.expr.RowExpr.Make;
import dev.millrace.engine.internal.expr.RowExpr.Present;
import dev.millrace.engine.internal.expr.Scalar;
import dev.millrace.engine.internal.expr.ScalarCompiler;
import dev.millrace.engine.internal.expr.ShownForm;
import dev.millrace.engine.internal.flow.KeyColumns;
import dev.millrace.engine.internal.flow.KeyColumns.Matching;
import dev.millrace.engine.internal.flow.SetOperator;
import dev.millrace.engine.internal.flow.UnionOperator;
import dev.millrace.engine.internal.graph.Assembly;
import dev.millrace.engine.internal.graph.SubPlan;
import dev.millrace.query.Identity;
import dev.millrace.query.ast.DistinctNode;
import dev.millrace.query.ast.LaneType;
import dev.millrace.query.ast.LiteralNode;
import dev.millrace.query.ast.QueryNode;
import dev.millrace.query.ast.SetKind;
import dev.millrace.query.ast.SetNode;

/** Plans distinct and the set operations (law 12). */
final class SetPlanner {

    private final QueryPlanner planner;

    SetPlanner(QueryPlanner planner) {
        this.planner = planner;
    }

    Stage distinct(DistinctNode distinct) {
        return values(SetOperator.Kind.UNION, distinct.lane(), List.of(planner.stage(distinct.input()).unordered()));
    }

    Stage set(SetNode set) {
        List<Stage> branches = new ArrayList<>();
        for (QueryNode input : set.inputs()) {
            branches.add(planner.stage(input).unordered());
        }
        if (branches.stream().anyMatch(branch -> branch.correlation().domain() != null)) {
            JoinPlanner joins = new JoinPlanner(planner);
            branches.replaceAll(branch -> branch.correlation().domain() == null ? joins.besideAll(branch) : branch);
        }
        if (set.kind() == SetKind.UNION_ALL) {
            return unionAll(branches);
        }
        SetOperator.Kind kind = switch (set.kind()) {
            case UNION -> SetOperator.Kind.UNION;
            case INTERSECT -> SetOperator.Kind.INTERSECT;
            default -> SetOperator.Kind.EXCEPT;
        };
        return values(kind, set.lane(), branches);
    }

    private Stage values(SetOperator.Kind kind, LaneType lane, List<Stage> inputs) {
        // What divides rows stands in the same order in every branch.
        Correlation first = inputs.get(0).correlation();
        boolean byParts = inputs.stream().allMatch(input -> isOfNumbers(input.lanes().get(0)));
        List<Branch> branches = inputs.stream().map(input -> Branch.of(input, first, byParts)).toList();
        int divided = first.size();
        List<ShownForm> forms = new ArrayList<>(Collections.nCopies(divided, ShownForm.AS_IS));
        int parts = branches.get(0).parts();
        if (parts > 0) {
            forms.addAll(Collections.nCopies(parts, ShownForm.AS_IS));
        } else {
            forms.add(lane.rowType() == null ? ShownForm.of(lane.leafType()) : ShownForm.of(lane.rowType()));
        }
        RowExpr value = new GroupValue(0, divided);
        Scalar reader = new ScalarCompiler(LaneNulls.none(), Failures.NONE).scalar(value);
        Identification identity =
                new Identification(List.of(value), (rows, at) -> new Identity.Value(reader.eval(rows, at)));
        Form form = Form.of("set", kind, forms, branches.stream().map(Branch::read).toList(),
                branches.stream().map(branch -> branch.input().lanes().get(0)).toList());
        SubPlan plan = planner.making().made(form, branches.stream().map(Branch::asInput).toList(), 1, assembly -> {
            List<SetOperator.Branch> made = new ArrayList<>();
            for (int i = 0; i < branches.size(); i++) {
                made.add(branches.get(i).made(assembly, i));
            }
            return new SetOperator(kind, made, divided, forms,
                    new ScalarCompiler(LaneNulls.none(), assembly.failures(identity.reader())));
        });
        return new Stage(plan, List.of(value), null, LaneNulls.none(), new Present(0), identity, null,
                first.over(GroupPlanner.values(0, divided)));
    }

    /**
     * One of the inputs.
     *
     * @param input its rows
     * @param columns what divides values, and the value last, or its parts
     * @param parts how many parts that is; 0 if it is the value
     * @param read all that is read of a row
     */
    private record Branch(Stage input, List<RowExpr> columns, int parts, List<RowExpr> read) {

        static Branch of(Stage input, Correlation first, boolean byParts) {
            List<RowExpr> columns = new ArrayList<>(SetPlanner.columns(first, input.correlation()));
            RowExpr value = input.lanes().get(0);
            List<RowExpr> told = byParts ? value.operands() : List.of(value);
            columns.addAll(told);
            List<RowExpr> read = new ArrayList<>(columns);
            read.addAll(input.identity().keys());
            return new Branch(input, columns, byParts ? told.size() : 0, read);
        }

        SubPlan.Input asInput() {
            return input.input(SubPlan.Input.NOWHERE, input.reads(read));
        }

        SetOperator.Branch made(Assembly assembly, int number) {
            return new SetOperator.Branch(assembly.input(number),
                    new KeyColumns(input.compiler(assembly).scalars(columns), Matching.EQUAL_OR_NULL),
                    parts == 0 ? null : input.compiler(assembly).scalar(input.lanes().get(0)),
                    input.identity().reader(), input.reads(read));
        }
    }

    /** Whether a value is a record of numbers and truths alone, and just what it is made of: it need not be made to be told apart. */
    private static boolean isOfNumbers(RowExpr value) {
        return value instanceof Make make && make.node().rowType().isPlain() && !make.operands().isEmpty()
                && make.node().rowType().components().stream()
                        .allMatch(component -> component.isIntegral() || component.type() == boolean.class);
    }

    private static List<RowExpr> columns(Correlation first, Correlation own) {
        List<RowExpr> columns = new ArrayList<>();
        first.equated().keySet().forEach(ref -> columns.add(own.equated().get(ref)));
        if (own.domain() != null) {
            columns.add(own.domain());
        }
        return columns;
    }

    private Stage unionAll(List<Stage> branches) {
        Lane number = new Lane(0);
        int width = 1 + branches.stream().mapToInt(branch -> branch.plan().width()).max().orElseThrow();
        Identification identity = identity(number, branches);
        LaneNulls nulls = LaneNulls.none().and(1, width);
        SubPlan plan = planner.making().made(Form.of("union all"),
                branches.stream().map(branch -> branch.input(1, new long[branch.plan().width()])).toList(), width,
                assembly -> new UnionOperator(assembly.inputs(),
                        new ScalarCompiler(nulls, assembly.failures(identity.reader()))));
        Correlation first = branches.get(0).correlation();
        List<RowExpr> columns = new ArrayList<>();
        for (int i = 0; i < first.size(); i++) {
            int column = i;
            columns.add(by(number, branches.stream()
                    .map(branch -> columns(first, branch.correlation()).get(column)).toList()));
        }
        RowExpr row = by(number, branches.stream().map(branch -> branch.lanes().get(0)).toList());
        return new Stage(plan, List.of(row), null, nulls, new Present(0), identity, null, first.over(columns));
    }

    /** The same value, read otherwise in each branch, whose lanes stand behind the number of the branch. */
    private static RowExpr by(Lane number, List<RowExpr> values) {
        return new ByBranch(number, values.stream().map(value -> value.shifted(1)).toList());
    }

    private static Identification identity(Lane number, List<Stage> branches) {
        List<RowExpr> keys = new ArrayList<>();
        keys.add(number);
        int most = branches.stream().mapToInt(branch -> branch.identity().keys().size()).max().orElseThrow();
        for (int i = 0; i < most; i++) {
            int key = i;
            keys.add(by(number, branches.stream().map(Stage::identity)
                    .map(identity -> key < identity.keys().size() ? identity.keys().get(key)
                            : new Constant(new LiteralNode(0)))
                    .toList()));
        }
        return new Identification(keys, (rows, at) -> {
            Integer branch = (Integer) rows[at];
            if (branch == null) {
                throw new IllegalStateException("a row of a union without the number of its branch");
            }
            return new Identity.Branch(branch,
                    branches.get(branch).identity().reader().read(rows, at + 1));
        });
    }
}
