package dev.millrace.query;

import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.query.QueryDsl.into;
import static dev.millrace.query.Samples.TEAMS;
import static dev.millrace.query.Samples.TODOS;
import static dev.millrace.query.Samples.USERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import dev.millrace.query.Samples.Count;
import dev.millrace.query.Samples.Status;
import dev.millrace.query.Samples.Team;
import dev.millrace.query.Samples.Todo;
import dev.millrace.query.Samples.User;
import dev.millrace.query.ast.AggregateFunction;
import dev.millrace.query.ast.AggregateNode;
import dev.millrace.query.ast.FieldNode;
import dev.millrace.query.ast.FilterNode;
import dev.millrace.query.ast.GroupNode;
import dev.millrace.query.ast.KeyNode;
import dev.millrace.query.ast.OrderNode;
import dev.millrace.query.ast.ProjectNode;
import dev.millrace.query.ast.SourceNode;

class GroupTest {

    private static final Totals<Kinds> KINDS = new Totals<>(Samples.ref(Kinds.class));

    @Test
    void groupBy_component_isItsKey() {
        Selection<Integer> owners = from(TODOS).groupBy(Todo::ownerId).select(g -> g.key());

        ProjectNode project = (ProjectNode) owners.node();
        assertThat(project.input()).isEqualTo(new GroupNode(new SourceNode(TODOS),
                List.of(new FieldNode(0, Samples.TODO.component("ownerId")))));
        assertThat(project.shape()).isEqualTo(new KeyNode(0, Integer.class, false));
    }

    @Test
    void groupBy_nullableComponent_hasANullableKey() {
        Selection<Integer> keys = from(TODOS).groupBy(Todo::estimate).select(g -> g.key());

        assertThat(((ProjectNode) keys.node()).shape()).isEqualTo(new KeyNode(0, Integer.class, true));
        assertThatThrownBy(() -> from(TODOS).groupBy(Todo::estimate)
                .select(g -> into(Team::new, g.max(g.row().get(Todo::title)), g.key())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("g.key() can be null");
    }

    @Test
    void groupByExpr_expression_isItsKey() {
        Selection<Boolean> kinds = from(TODOS).groupByExpr(t -> t.get(Todo::rank).gt(5)).select(g -> g.key());

        assertThat(((ProjectNode) kinds.node()).shape()).isEqualTo(new KeyNode(0, Boolean.class, false));
    }

    @Test
    void having_condition_filtersTheGroups() {
        Selection<Long> counts =
                from(TODOS).groupBy(Todo::status).having(g -> g.count().gt(3)).having(g -> g.key().eq(Status.OPEN))
                        .select(g -> g.count());

        FilterNode second = (FilterNode) ((ProjectNode) counts.node()).input();
        FilterNode first = (FilterNode) second.input();
        assertThat(first.condition().children()).contains(new AggregateNode(AggregateFunction.COUNT_ROWS, null));
        assertThat(second.condition().children()).contains(new KeyNode(0, Status.class, true));
        assertThat(first.input()).isInstanceOf(GroupNode.class);
    }

    @Test
    void join_grouped_readsAllSources() {
        Selection<Count> counts = from(TODOS).join(USERS).on(Todo::ownerId).equalTo(User::id)
                .groupByExpr((t, u) -> u.get(User::team))
                .having((g, t, u) -> g.max(t.get(Todo::rank)).gt(3))
                .select((g, t, u) -> into(Count::new, g.key(), g.count(u.get(User::name))));

        ProjectNode project = (ProjectNode) counts.node();
        assertThat(project.shape().children()).containsExactly(new KeyNode(0, String.class, true),
                new AggregateNode(AggregateFunction.COUNT, new FieldNode(1, USERS.rowType().component("name"))));
        assertThat(project.input().lanes()).isEmpty();
    }

    @Test
    void join_ofThreeGrouped_readsAllSources() {
        Selection<Count> counts = from(TODOS).join(USERS).on(Todo::ownerId).equalTo(User::id)
                .join(TEAMS).on((t, u) -> u.get(User::team)).equalTo(Team::name)
                .groupByExpr((t, u, m) -> m.get(Team::name))
                .having((g, t, u, m) -> g.sum(m.get(Team::size)).gt(3))
                .select((g, t, u, m) -> into(Count::new, g.key(), g.sum(t.get(Todo::rank)).coalesce(0L)));

        assertThat(counts).hasToString("from(todos).join(users).on(Todo::ownerId).equalTo(User::id)"
                + ".join(teams).on((a, b) -> b.get(User::team)).equalTo(Team::name)"
                + ".groupByExpr((a, b, c) -> c.get(Team::name)).having((g, a, b, c) -> g.sum(c.get(Team::size)).gt(3))"
                + ".select((g, a, b, c) -> into(Count::new, g.key(), g.sum(a.get(Todo::rank)).coalesce(0)))");
    }

    @Test
    void select_groupsMadeIntoRecords_canBeOrderedAndFiltered() {
        OrderedQuery<Count> busiest = from(TODOS).groupBy(Todo::title).select(g -> into(Count::new, g.key(), g.count()))
                .where(count -> count.get(Count::number).gt(1)).orderBy(QueryDsl.desc(Count::number));

        assertThat(busiest)
                .hasToString("from(todos).groupBy(Todo::title).select(g -> into(Count::new, g.key(), g.count()))"
                        + ".where(a -> a.get(Count::number).gt(1)).orderBy(desc(Count::number))");
    }

    @Test
    void aggregate_allRows_isOneOrderedRow() {
        ScalarQuery<Long> late = from(TODOS).aggregate(g -> g.count());

        OrderNode order = (OrderNode) late.node();
        assertThat(order.terms()).isEmpty();
        assertThat(((GroupNode) ((ProjectNode) order.input()).input()).keys()).isEmpty();
    }

    static Stream<Arguments> aggregates() {
        NumberExpr<Long> sum = KINDS.sum(Kinds::i);
        NumberExpr<Double> avg = KINDS.avg(Kinds::i);
        NumberExpr<Short> min = KINDS.min(Kinds::s);
        NumberExpr<Byte> max = KINDS.max(Kinds::b);
        TextExpr least = KINDS.min(KINDS.row().get(Kinds::text));
        NumberExpr<Double> greatest = KINDS.max(KINDS.row().get(Kinds::d));
        return Stream.of(
                arguments(sum, AggregateFunction.SUM, "i", Long.class),
                arguments(KINDS.sum(Kinds::l), AggregateFunction.SUM, "l", Long.class),
                arguments(KINDS.sum(Kinds::s), AggregateFunction.SUM, "s", Long.class),
                arguments(KINDS.sum(Kinds::b), AggregateFunction.SUM, "b", Long.class),
                arguments(KINDS.sum(Kinds::boxedI), AggregateFunction.SUM, "boxedI", Long.class),
                arguments(KINDS.sum(Kinds::boxedL), AggregateFunction.SUM, "boxedL", Long.class),
                arguments(avg, AggregateFunction.AVG, "i", Double.class),
                arguments(KINDS.avg(Kinds::l), AggregateFunction.AVG, "l", Double.class),
                arguments(KINDS.avg(Kinds::s), AggregateFunction.AVG, "s", Double.class),
                arguments(KINDS.avg(Kinds::b), AggregateFunction.AVG, "b", Double.class),
                arguments(KINDS.avg(Kinds::boxedI), AggregateFunction.AVG, "boxedI", Double.class),
                arguments(KINDS.avg(Kinds::boxedL), AggregateFunction.AVG, "boxedL", Double.class),
                arguments(KINDS.min(Kinds::i), AggregateFunction.MIN, "i", Integer.class),
                arguments(KINDS.min(Kinds::l), AggregateFunction.MIN, "l", Long.class),
                arguments(min, AggregateFunction.MIN, "s", Short.class),
                arguments(KINDS.min(Kinds::b), AggregateFunction.MIN, "b", Byte.class),
                arguments(KINDS.min(Kinds::boxedI), AggregateFunction.MIN, "boxedI", Integer.class),
                arguments(KINDS.min(Kinds::boxedL), AggregateFunction.MIN, "boxedL", Long.class),
                arguments(KINDS.max(Kinds::i), AggregateFunction.MAX, "i", Integer.class),
                arguments(KINDS.max(Kinds::l), AggregateFunction.MAX, "l", Long.class),
                arguments(KINDS.max(Kinds::s), AggregateFunction.MAX, "s", Short.class),
                arguments(max, AggregateFunction.MAX, "b", Byte.class),
                arguments(KINDS.max(Kinds::boxedI), AggregateFunction.MAX, "boxedI", Integer.class),
                arguments(KINDS.max(Kinds::boxedL), AggregateFunction.MAX, "boxedL", Long.class),
                arguments(least, AggregateFunction.MIN, "text", String.class),
                arguments(greatest, AggregateFunction.MAX, "d", Double.class),
                arguments(KINDS.max(KINDS.row().get(Kinds::status)), AggregateFunction.MAX, "status", Status.class),
                arguments(KINDS.count(KINDS.row().get(Kinds::text)), AggregateFunction.COUNT, "text", Long.class));
    }

    @ParameterizedTest
    @MethodSource("aggregates")
    void aggregate_ofAComponent_isOfItsTypeAndNullUnlessACount(Expr<?> aggregate, AggregateFunction function,
            String component,
            Class<?> type) {
        assertThat(aggregate.node())
                .isEqualTo(new AggregateNode(function, new FieldNode(0, RowType.of(Kinds.class).component(component))));
        assertThat(aggregate.node().type()).isEqualTo(type);
        assertThat(aggregate.node().nullable()).isEqualTo(function != AggregateFunction.COUNT);
    }

    @Test
    void sum_ofAnotherTypeOfNumber_namesTheMethodForIt() {
        assertThatThrownBy(() -> KINDS.sum(KINDS.row().get(Kinds::d)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("sum gives a Long, but a.get(Kinds::d) is of type Double; write sumDouble");
        assertThatThrownBy(() -> KINDS.avg(KINDS.row().get(Kinds::decimal)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("avg gives a Double, but a.get(Kinds::decimal) is of type BigDecimal; write avgDecimal");
    }

    @Test
    void sum_ofAChar_isRefusedAsItIsNoNumber() {
        assertThatThrownBy(() -> KINDS.sum(Kinds::c)).isInstanceOf(IllegalArgumentException.class);
        assertThat(KINDS.max(Kinds::c).node().type()).isEqualTo(Character.class);
    }

    @Test
    void aggregateNode_operandThatDoesNotFit_isRefused() {
        assertThatThrownBy(() -> new AggregateNode(AggregateFunction.MAX, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("max takes 1 operands, but was given []");
        assertThatThrownBy(() -> new AggregateNode(AggregateFunction.COUNT_ROWS, KINDS.row().row().node()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("count takes 0 operands, but was given [");
    }

    /** The key a group shows to its select. */
}
