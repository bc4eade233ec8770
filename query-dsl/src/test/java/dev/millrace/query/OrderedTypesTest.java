package dev.millrace.query;

import static dev.millrace.query.QueryDsl.from;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import dev.millrace.query.ast.AggregateFunction;
import dev.millrace.query.ast.AggregateNode;
import dev.millrace.query.ast.CallNode;
import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.FieldNode;
import dev.millrace.query.ast.FunctionNode;
import dev.millrace.query.ast.Operator;
import dev.millrace.query.ast.OrderTerm;
import dev.millrace.query.ast.ScalarFunction;
import dev.millrace.query.value.NullPlacement;

/** Types without an order are refused where one is used, when the query is built, and taken where equality is enough. */
class OrderedTypesTest {

    record Hook(int id, Runnable action, List<Runnable> actions, byte[] digest, List<String> tags, Object open) {
    }

    private static final RelationRef<Hook> HOOKS = RelationRef.of("hooks", Hook.class, Hook::id);

    private static ExprNode read(String component) {
        return new FieldNode(0, HOOKS.rowType().component(component));
    }

    private static OrderTerm term(String component) {
        return new OrderTerm(read(component), false, NullPlacement.FIRST);
    }

    @Test
    void order_ofATypeWithoutOne_isRefused() {
        ExprNode action = read("action");
        ExprNode id = read("id");
        List<ThrowingCallable> refused = List.of(
                () -> from(HOOKS).groupBy(Hook::action),
                () -> from(HOOKS).groupBy(Hook::actions),
                () -> from(HOOKS).groupByExpr(h -> h.row()),
                () -> from(HOOKS).distinct(),
                () -> from(HOOKS).select(h -> h.get(Hook::action)).union(from(HOOKS).select(h -> h.get(Hook::action))),
                () -> from(HOOKS).aggregate(g -> g.set(g.row().get(Hook::action))),
                () -> term("action"),
                () -> term("actions"),
                () -> new AggregateNode(AggregateFunction.MIN, action),
                () -> new AggregateNode(AggregateFunction.ARG_MAX, List.of(id, action), List.of(), null),
                () -> new CallNode(Operator.LT, action, action),
                () -> new FunctionNode(ScalarFunction.BETWEEN, action, action, action),
                () -> new FunctionNode(ScalarFunction.LEAST, action, action));

        assertThat(refused).allSatisfy(asking -> assertThatThrownBy(asking).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Runnable has no order"));
    }

    @Test
    void equality_needsNoOrder() {
        ExprNode action = read("action");

        assertThat(from(HOOKS).join(HOOKS).on(Hook::action).equalTo(Hook::action)).isNotNull();
        assertThat(new CallNode(Operator.EQ, action, action).type()).isEqualTo(Boolean.class);
        assertThat(new FunctionNode(ScalarFunction.IN, action, action).type()).isEqualTo(Boolean.class);
        assertThat(new AggregateNode(AggregateFunction.COUNT_DISTINCT, action).type()).isEqualTo(Long.class);
        assertThat(new AggregateNode(AggregateFunction.LIST, action).type()).isEqualTo(List.class);
    }

    @Test
    void orderOfAnyTypeOfTheDomain_isTaken() {
        assertThat(List.of("digest", "tags", "open")).allSatisfy(name -> {
            assertThat(term(name).key()).isEqualTo(read(name));
            assertThat(new CallNode(Operator.LT, read(name), read(name)).type()).isEqualTo(Boolean.class);
        });
        assertThat(from(HOOKS).select(h -> QueryDsl.constant(List.<String>of())).distinct()).isNotNull();
        assertThat(from(HOOKS).groupBy(Hook::tags).select(g -> g.key()).distinct()).isNotNull();
    }

    @Test
    void rowsOfMaps_areOrderedByTheirComponents() {
        RowType<Map<String, @Nullable Object>> city = RowType.ofMap(Map.of("id", Integer.class));
        RowType<Map<String, @Nullable Object>> hook =
                RowType.ofMap(Map.of("id", Integer.class, "action", Runnable.class));
        var rows = from(new RelationRef<>("cities", city, city.component("id")));
        var hooks = from(new RelationRef<>("hooks", hook, hook.component("id")));

        assertThat(rows.groupByExpr(r -> r.row()).select(g -> g.count())).isNotNull();
        assertThatThrownBy(() -> hooks.groupByExpr(r -> r.row())).hasMessageContaining("Runnable has no order");
    }
}
