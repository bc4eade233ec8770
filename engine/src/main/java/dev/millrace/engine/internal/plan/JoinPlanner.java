package dev.millrace.engine.internal.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import dev.millrace.engine.internal.expr.Failures;
import dev.millrace.engine.internal.expr.LaneNulls;
import dev.millrace.engine.internal.expr.RowExpr;
import dev.millrace.engine.internal.expr.RowExpr.AnyPresent;
import dev.millrace.engine.internal.expr.RowExpr.FirstPresent;
import dev.millrace.engine.internal.expr.RowExpr.Lane;
import dev.millrace.engine.internal.expr.RowExpr.OfLane;
import dev.millrace.engine.internal.expr.RowExpr.Part;
import dev.millrace.engine.internal.expr.RowExpr.Present;
import dev.millrace.engine.internal.expr.RowExpr.WherePresent;
import dev.millrace.engine.internal.expr.RowPredicate;
import dev.millrace.engine.internal.expr.ScalarCompiler;
import dev.millrace.engine.internal.flow.JoinSides;
import dev.millrace.engine.internal.flow.KeyColumns.Matching;
import dev.millrace.engine.internal.flow.KeyedJoinOperator;
import dev.millrace.engine.internal.flow.Operator;
import dev.millrace.engine.internal.flow.PairJoinOperator;
import dev.millrace.engine.internal.flow.SemiJoinOperator;
import dev.millrace.engine.internal.graph.SubPlan;
import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.FieldNode;
import dev.millrace.query.ast.FilterNode;
import dev.millrace.query.ast.JoinKind;
import dev.millrace.query.ast.JoinNode;
import dev.millrace.query.ast.OpaqueFilterNode;
import dev.millrace.query.ast.OrderNode;
import dev.millrace.query.ast.QueryNode;
import dev.millrace.query.ast.SourceNode;
import dev.millrace.query.ast.WindowNode;

/** Plans joins (law 9). */
final class JoinPlanner {

    private final QueryPlanner planner;

    JoinPlanner(QueryPlanner planner) {
        this.planner = planner;
    }

    Stage join(JoinNode join) {
        Stage left = planner.stage(join.left()).unordered();
        Stage right = planner.stage(join.right()).unordered();
        if (left.correlation().domain() != null || right.correlation().domain() != null) {
            left = needsDomain(join.kind(), left, right) ? besideAll(left) : left;
            right = needsDomain(mirrored(join.kind()), right, left) ? besideAll(right) : right;
        }
        List<RowExpr> leftKeys = new ArrayList<>(planner.translator(left, Map.of()).all(join.leftKeys()));
        List<RowExpr> rightKeys = new ArrayList<>(planner.translator(right, Map.of()).all(join.rightKeys()));
        boolean wholeKey = join.rightKeys().stream().anyMatch(key -> isKeyOf(join.right(), key));
        boolean unique = wholeKey && (right.correlation().domain() == null || left.correlation().domain() != null);
        addCorrelation(left, right, leftKeys, rightKeys);
        Stage joined = beside(join.kind(), left, right, wholeKey);
        Stage pairs = beside(JoinKind.INNER, left, right, wholeKey);
        RowExpr residual =
                join.residual() == null ? null : planner.translator(pairs, Map.of()).of(join.residual());
        JoinForm form = new JoinForm(left, right, leftKeys, rightKeys,
                Collections.nCopies(leftKeys.size(), Matching.EQUAL), residual);
        if (join.kind().showsLeftOnly()) {
            return left.through(semiJoin(form, joined, join.kind() == JoinKind.ANTI));
        }
        return joined.through(joined(form, joined, join.kind(), unique));
    }

    private static JoinKind mirrored(JoinKind kind) {
        return switch (kind) {
            case LEFT, SEMI, ANTI -> JoinKind.RIGHT;
            case RIGHT -> JoinKind.LEFT;
            default -> kind;
        };
    }

    /** Whether rows of one side that stand beside no values around have to, since the other side's do: those shown without a match. */
    private static boolean needsDomain(JoinKind kind, Stage own, Stage other) {
        boolean shownAlone = kind == JoinKind.LEFT || kind == JoinKind.FULL || kind.showsLeftOnly();
        return own.correlation().domain() == null && other.correlation().domain() != null && shownAlone;
    }

    /** Rows that belong together are divided alike: what both sides equate with the rows around is equal, as are the values around. */
    private static void addCorrelation(Stage left, Stage right, List<RowExpr> leftKeys, List<RowExpr> rightKeys) {
        left.correlation().equated().forEach((ref, own) -> {
            RowExpr other = right.correlation().equated().get(ref);
            if (other != null) {
                leftKeys.add(own);
                rightKeys.add(other);
            }
        });
        RowExpr leftDomain = left.correlation().domain();
        RowExpr rightDomain = right.correlation().domain();
        if (leftDomain != null && rightDomain != null) {
            leftKeys.add(leftDomain);
            rightKeys.add(rightDomain);
        }
    }

    /** The left rows of sides that have a match, or none. */
    SubPlan semiJoin(JoinForm form, Stage joined, boolean anti) {
        return planner.making().made(form.named(anti ? "anti join" : "semi join"),
                List.of(form.leftInput(0), form.rightInput(SubPlan.Input.NOWHERE, List.of())),
                form.left().plan().width(),
                assembly -> closing(form.sides(assembly, joined), sides -> new SemiJoinOperator(sides, anti)));
    }

    /** The rows of both sides beside each other. */
    private SubPlan joined(JoinForm form, Stage joined, JoinKind kind, boolean unique) {
        int leftWidth = form.left().plan().width();
        boolean byKey = unique && (kind == JoinKind.INNER || kind == JoinKind.LEFT);
        Function<JoinSides, Operator> joining = byKey
                ? sides -> new KeyedJoinOperator(sides, kind.rightMayBeAbsent())
                : sides -> new PairJoinOperator(sides, kind.rightMayBeAbsent(), kind.leftMayBeAbsent());
        return planner.making().made(form.named("join", kind, unique),
                List.of(form.leftInput(0), form.rightInput(leftWidth, List.of())),
                leftWidth + form.right().plan().width(), byKey && form.left().plan().isOfTable(),
                assembly -> closing(form.sides(assembly, joined), joining));
    }

    /** Makes an operator over two sides, which are closed if it does not come to be. */
    static Operator closing(JoinSides sides, Function<JoinSides, Operator> joining) {
        boolean made = false;
        try {
            Operator operator = joining.apply(sides);
            made = true;
            return operator;
        } finally {
            if (!made) {
                sides.close();
            }
        }
    }

    /** Rows of two sides beside each other, by a step that is to come. */
    private Stage beside(JoinKind kind, Stage left, Stage right, boolean wholeKey) {
        int width = left.plan().width();
        int rightWidth = right.plan().width();
        Stage moved = shifted(right, width);
        LaneNulls nulls = left.nulls().beside(width, right.nulls());
        nulls = kind.leftMayBeAbsent() ? nulls.and(0, width) : nulls;
        nulls = kind.rightMayBeAbsent() ? nulls.and(width, width + rightWidth) : nulls;
        Stage ofLeft = kind.leftMayBeAbsent() ? guarded(left) : left;
        Stage ofRight = kind.rightMayBeAbsent() ? guarded(moved) : moved;
        List<RowExpr> lanes = new ArrayList<>(ofLeft.lanes());
        lanes.addAll(ofRight.lanes());
        RowExpr present = !kind.leftMayBeAbsent() ? left.present() : !kind.rightMayBeAbsent() ? moved.present()
                : new AnyPresent(List.of(left.present(), moved.present()));
        boolean leftAlone = wholeKey && (kind == JoinKind.INNER || kind == JoinKind.LEFT);
        Identification identity = leftAlone ? left.identity()
                : Identification.pair(identified(left, left, kind.leftMayBeAbsent(), nulls),
                        identified(moved, right, kind.rightMayBeAbsent(), nulls));
        return new Stage(left.plan(), lanes, null, nulls, present, identity, null,
                correlation(kind, ofLeft.correlation(), ofRight.correlation()));
    }

    private Identification.Side identified(Stage moved, Stage own, boolean mayBeAbsent, LaneNulls nulls) {
        if (!mayBeAbsent) {
            return new Identification.Side(moved.identity(), null, null);
        }
        RowPredicate isPresent = new ScalarCompiler(nulls, Failures.NONE).predicate(moved.present());
        return new Identification.Side(moved.identity(), moved.present(), isPresent);
    }

    private static Stage shifted(Stage stage, int by) {
        return new Stage(stage.plan(), stage.lanes().stream().map(lane -> lane.shifted(by)).toList(), null,
                stage.nulls(), stage.present().shifted(by), stage.identity().shifted(by), null,
                stage.correlation().map(column -> column.shifted(by)));
    }

    /** The same rows on a side that may be absent: then all is null that is made of them. */
    private static Stage guarded(Stage stage) {
        return new Stage(stage.plan(), stage.lanes().stream().map(lane -> guarded(lane, stage.present())).toList(),
                null, stage.nulls(), stage.present(), stage.identity(), null,
                stage.correlation().map(column -> guarded(column, stage.present())));
    }

    private static RowExpr guarded(RowExpr value, RowExpr present) {
        return isNullWhereAbsent(value) ? value : new WherePresent(present, value);
    }

    private static boolean isNullWhereAbsent(RowExpr value) {
        return value instanceof OfLane && !(value instanceof Present)
                || value instanceof Part part && isNullWhereAbsent(part.record());
    }

    /** What divides joined rows: what divides the side that is there. */
    private static Correlation correlation(JoinKind kind, Correlation left, Correlation right) {
        Map<OuterRef, RowExpr> equated = new LinkedHashMap<>();
        Correlation first = kind == JoinKind.RIGHT ? right : left;
        Correlation second = kind == JoinKind.RIGHT ? left : right;
        first.equated().forEach((ref, own) -> {
            RowExpr other = second.equated().get(ref);
            equated.put(ref, kind == JoinKind.FULL && other != null ? new FirstPresent(List.of(own, other)) : own);
        });
        second.equated().forEach(equated::putIfAbsent);
        RowExpr a = first.domain();
        RowExpr b = second.domain();
        RowExpr domain = a == null ? b : b == null || kind != JoinKind.FULL ? a : new FirstPresent(List.of(a, b));
        return new Correlation(equated, domain);
    }

    /** Rows each of which stands beside all values around. */
    Stage besideAll(Stage stage) {
        return besideDomain(stage, List.of(), List.of());
    }

    /** Rows each of which stands beside the values around that equal its own. */
    Stage besideDomain(Stage input, List<RowExpr> around, List<RowExpr> own) {
        Domain domain = planner.domain();
        if (domain == null) {
            throw new IllegalStateException("there are no rows around");
        }
        Stage values = new Stage(domain.plan(), List.of(), null, LaneNulls.none(), new Present(0),
                new Identification(List.of(), input.identity().reader()), null, Correlation.of(new Lane(0)));
        Stage moved = shifted(input, 1);
        Stage joined = new Stage(values.plan(), moved.lanes(), null, LaneNulls.none().beside(1, input.nulls()),
                moved.present(), moved.identity(), null, Correlation.of(new Lane(0)));
        JoinForm form =
                new JoinForm(values, input, around, own, Collections.nCopies(own.size(), Matching.EQUAL), null);
        return joined.through(joined(form, joined, JoinKind.INNER, false));
    }

    /** Whether an expression is the whole key of rows, as in law 10. */
    private static boolean isKeyOf(QueryNode node, ExprNode expression) {
        if (node instanceof FilterNode || node instanceof OpaqueFilterNode || node instanceof OrderNode
                || node instanceof WindowNode || node instanceof JoinNode join && join.kind().showsLeftOnly()) {
            return isKeyOf(node.inputs().get(0), expression);
        }
        return node instanceof SourceNode source && expression.equals(new FieldNode(0, source.relation().key()));
    }
}
