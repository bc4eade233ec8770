package dev.millrace.query;

import static dev.millrace.query.QueryDsl.desc;
import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.query.QueryDsl.into;
import static dev.millrace.query.Samples.TODOS;
import static dev.millrace.query.Samples.USERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

import org.junit.jupiter.api.Test;

import dev.millrace.query.Samples.Todo;
import dev.millrace.query.Samples.User;
import dev.millrace.query.ast.AggregateNode;
import dev.millrace.query.ast.FilterNode;
import dev.millrace.query.ast.GroupNode;
import dev.millrace.query.ast.KeyNode;
import dev.millrace.query.ast.OrderNode;
import dev.millrace.query.ast.ProjectNode;
import dev.millrace.query.ast.QueryNode;
import dev.millrace.query.value.Collation;

/** What the steps of groups and aggregates build, and of what type aggregates are. */
class AggregateStepsTest {

    record Line(int owner, boolean done, long rows) {
    }

    private static <V> AggregateNode made(Function<Totals<Todo>, Expr<V>> aggregate) {
        QueryNode one = ((OrderNode) from(TODOS).aggregate(aggregate).node()).input();
        return (AggregateNode) ((ProjectNode) one).shape();
    }

    @Test
    void types_followThoseOfTheValues() {
        assertThat(made(g -> g.sum(Todo::rank)).type()).isEqualTo(Long.class);
        assertThat(made(g -> g.sum(Todo::cost)).type()).isEqualTo(BigDecimal.class);
        assertThat(made(g -> g.sumDouble(g.row().get(Todo::rank).toDouble())).type()).isEqualTo(Double.class);
        assertThat(made(g -> g.avg(Todo::rank)).type()).isEqualTo(Double.class);
        assertThat(made(g -> g.avgDecimal(g.row().get(Todo::cost))).type()).isEqualTo(BigDecimal.class);
        assertThat(made(g -> g.max(Todo::title)).type()).isEqualTo(String.class);
        assertThat(made(g -> g.first(g.row().get(Todo::status))).type()).isEqualTo(Samples.Status.class);
        assertThat(made(g -> g.list(g.row().row())).type()).isEqualTo(List.class);
        assertThat(made(g -> g.countDistinct(Todo::title)).type()).isEqualTo(Long.class);
    }

    @Test
    void components_areAggregatedByTheirNames() {
        assertThat(made(g -> g.median(Todo::rank))).isEqualTo(made(g -> g.median(g.row().get(Todo::rank))));
        assertThat(made(g -> g.medianDecimal(Todo::cost)))
                .isEqualTo(made(g -> g.medianDecimal(g.row().get(Todo::cost))));
        assertThat(made(g -> g.percentile(Todo::rank, 0.9)))
                .isEqualTo(made(g -> g.percentile(g.row().get(Todo::rank), 0.9)));
        assertThat(made(g -> g.percentileDecimal(Todo::cost, 0.9)))
                .isEqualTo(made(g -> g.percentileDecimal(g.row().get(Todo::cost), 0.9)));
        assertThat(made(g -> g.variance(Todo::rank))).isEqualTo(made(g -> g.variance(g.row().get(Todo::rank))));
        assertThat(made(g -> g.variancePopulation(Todo::rank)))
                .isEqualTo(made(g -> g.variancePopulation(g.row().get(Todo::rank))));
        assertThat(made(g -> g.stddev(Todo::rank))).isEqualTo(made(g -> g.stddev(g.row().get(Todo::rank))));
        assertThat(made(g -> g.stddevPopulation(Todo::rank)))
                .isEqualTo(made(g -> g.stddevPopulation(g.row().get(Todo::rank))));
        assertThat(made(g -> g.varianceDecimal(Todo::cost)))
                .isEqualTo(made(g -> g.varianceDecimal(g.row().get(Todo::cost))));
        assertThat(made(g -> g.variancePopulationDecimal(Todo::cost)))
                .isEqualTo(made(g -> g.variancePopulationDecimal(g.row().get(Todo::cost))));
        assertThat(made(g -> g.stddevDecimal(Todo::cost)))
                .isEqualTo(made(g -> g.stddevDecimal(g.row().get(Todo::cost))));
        assertThat(made(g -> g.stddevPopulationDecimal(Todo::cost)))
                .isEqualTo(made(g -> g.stddevPopulationDecimal(g.row().get(Todo::cost))));
        assertThat(made(g -> g.set(Todo::title))).isEqualTo(made(g -> g.set(g.row().get(Todo::title))));
        assertThat(made(g -> g.list(Todo::title))).isEqualTo(made(g -> g.list(g.row().get(Todo::title))));
        assertThat(made(g -> g.list(Todo::title, desc(Todo::rank).nullsLast())))
                .isEqualTo(made(g -> g.list(g.row().get(Todo::title), desc(g.row().get(Todo::rank)).nullsLast())));
        assertThatThrownBy(() -> made(g -> g.median(Todo::cost))).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("write medianDecimal");
    }

    @Test
    void nullable_areAllButCountsListsAndSets() {
        assertThat(List.of(made(g -> g.count()), made(g -> g.count(Todo::title)),
                made(g -> g.countDistinct(Todo::title)), made(g -> g.list(g.row().get(Todo::title))),
                made(g -> g.set(g.row().get(Todo::title))))).noneMatch(AggregateNode::nullable);
        assertThat(List.of(made(g -> g.sum(Todo::rank)), made(g -> g.min(Todo::rank)),
                made(g -> g.last(g.row().get(Todo::title))), made(g -> g.some(g.row().get(Todo::done))),
                made(g -> g.stringJoin(g.row().get(Todo::title), "")))).allMatch(AggregateNode::nullable);
    }

    @Test
    void orders_areKeptWithTheAggregate() {
        AggregateNode joined = made(
                g -> g.stringJoin(g.row().get(Todo::title), ", ", desc(g.row().get(Todo::rank)).nullsLast()));
        AggregateNode least = made(g -> g.min(g.row().get(Todo::title), Collation.of(Locale.GERMAN)));

        assertThat(joined.order()).hasToString("[desc(Todo::rank).nullsLast()]");
        assertThat(joined.operands()).extracting(Object::toString).containsExactly("a.get(Todo::title)", "\", \"");
        assertThat(least.order()).singleElement().satisfies(
                term -> assertThat(term.collation()).isEqualTo(Collation.of(Locale.GERMAN)));
        assertThat(least).isNotEqualTo(made(g -> g.min(Todo::title)));
    }

    @Test
    void propertyAndExpression_buildTheSame() {
        assertThat(made(g -> g.sum(Todo::rank))).isEqualTo(made(g -> g.sumOf(t -> t.get(Todo::rank))))
                .isEqualTo(made(g -> g.sum(g.row().get(Todo::rank))));
        assertThat(made(g -> g.maxOf(t -> t.get(Todo::title)))).isEqualTo(made(g -> g.max(Todo::title)));
    }

    @Test
    void severalKeys_areReadByTheirNumbers() {
        Selection<Line> lines = from(TODOS).groupBy(Todo::ownerId, Todo::done)
                .having(g -> g.key2().eq(true))
                .select(g -> into(Line::new, g.key1(), g.key2(), g.count()));

        ProjectNode project = (ProjectNode) lines.node();
        GroupNode group = (GroupNode) ((FilterNode) project.input()).input();
        assertThat(group.keys()).extracting(Object::toString).containsExactly("a.get(Todo::ownerId)",
                "a.get(Todo::done)");
        assertThat(project.shape().children().subList(0, 2)).containsExactly(new KeyNode(0, Integer.class, false),
                new KeyNode(1, Boolean.class, false));
    }

    @Test
    void keysThatAreExpressions_keepTheirKind() {
        var query = from(TODOS).groupByExpr(t -> t.get(Todo::rank), t -> t.get(Todo::title), t -> t.get(Todo::done))
                .having(g -> g.key3().and(g.key1().gt(3)))
                .select(g -> g.key2().upper());

        assertThat(query.node().lane().type()).isEqualTo(String.class);
    }

    @Test
    void groupsOfJoins_aggregateWhatTheirReferencesRead() {
        var query = from(TODOS).join(USERS).on(Todo::ownerId).equalTo(User::id)
                .groupByExpr((t, u) -> u.get(User::team))
                .select((g, t, u) -> g.argMax(u.get(User::name), t.get(Todo::rank)));

        AggregateNode most = (AggregateNode) ((ProjectNode) query.node()).shape();
        assertThat(most.operands()).extracting(Object::toString).containsExactly("b.get(User::name)",
                "a.get(Todo::rank)");
    }

    @Test
    void aggregateOverAll_isInOrderOfItsOneRow() {
        assertThat(from(TODOS).aggregate(g -> g.count()).node().isOrdered()).isTrue();
        assertThat(from(TODOS).aggregate(g -> g.count())).hasToString("from(todos).aggregate(g -> g.count())")
                .isEqualTo(from(TODOS).aggregate(all -> all.count()));
    }

    @Test
    void sumOfAnotherType_isRefusedWithTheWordForIt() {
        assertThatThrownBy(() -> made(g -> g.sumOf(t -> t.get(Todo::cost)))).hasMessageEndingWith("write sumDecimal");
        assertThatThrownBy(() -> made(g -> g.avgOf(t -> t.get(Todo::cost)))).hasMessageEndingWith("write avgDecimal");
        assertThatThrownBy(() -> made(g -> g.sumDecimal(g.row().get(Todo::rank)))).hasMessageEndingWith("write sum");
        assertThatThrownBy(() -> made(g -> g.stddevDecimal(g.row().get(Todo::rank))))
                .hasMessageEndingWith("write stddev");
    }
}
