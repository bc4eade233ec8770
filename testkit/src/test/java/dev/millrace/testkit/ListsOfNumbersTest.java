package dev.millrace.testkit;

import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.query.QueryDsl.into;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import dev.millrace.query.Bindings;
import dev.millrace.query.Query;
import dev.millrace.query.QueryRef;
import dev.millrace.query.RelationRef;

/** Lists keep the declared type of their numbers where they are shown canonically (law 3). */
class ListsOfNumbersTest {

    record Plan(long id, List<Integer> days, List<List<Short>> weeks, List<Number> mixed, double weight) {
    }

    record Days(@Nullable List<Integer> days, double weight) {
    }

    record Mixed(@Nullable List<Number> mixed) {
    }

    private static final RelationRef<Plan> PLANS = RelationRef.of("plans", Plan.class, Plan::id);
    private static final List<Plan> ROWS = List.of(
            new Plan(1, List.of(1, 2), List.of(List.of((short) 3), List.of()), List.of(4, 4.5), -0.0),
            new Plan(2, List.of(1, 2), List.of(List.of((short) 3), List.of()),
                    List.of(4.0, new BigDecimal("4.50")), 0.0));

    private static List<?> rows(Query<?> query) {
        return ReferenceEvaluator.evaluate(query, Bindings.NONE, Map.of("plans", ROWS)).rows();
    }

    @Test
    void groupKey_keepsTheDeclaredType() {
        assertThat(rows(from(PLANS).groupBy(Plan::days).select(g -> g.key()))).isEqualTo(List.of(List.of(1, 2)));
        assertThat(rows(from(PLANS).groupBy(Plan::weeks).select(g -> g.key())))
                .isEqualTo(List.of(List.of(List.of((short) 3), List.of())));
    }

    @Test
    void groupKey_thatIsOneOfARow_keepsTheDeclaredType() {
        var keys = from(PLANS).groupBy(Plan::days).select(g -> g.key());

        assertThat(rows(keys.distinct())).isEqualTo(List.of(List.of(1, 2)));
    }

    @Test
    void distinctAndSetOperations_keepTheDeclaredType() {
        var days = from(PLANS).select(p -> p.get(Plan::days));

        assertThat(rows(days.distinct())).isEqualTo(List.of(List.of(1, 2)));
        assertThat(rows(days.union(days).distinct())).isEqualTo(List.of(List.of(1, 2)));
        assertThat(rows(days.intersect(days))).isEqualTo(List.of(List.of(1, 2)));
    }

    @Test
    void distinct_ofRecords_keepsTheDeclaredType() {
        var lines = from(PLANS).select(p -> into(Days::new, p.get(Plan::days), p.get(Plan::weight)));

        assertThat(rows(lines.distinct())).isEqualTo(List.of(new Days(List.of(1, 2), 0.0)));
    }

    @Test
    void lists_ofAnAggregate_keepTheirType() {
        var lists = from(PLANS).groupBy(Plan::id).select(g -> g.list(g.row().get(Plan::weight).toInt()));

        assertThat(rows(lists.distinct())).isEqualTo(List.of(List.of(0)));
    }

    @Test
    void set_ofLists_keepsTheirType() {
        assertThat(rows(from(PLANS).aggregate(g -> g.set(g.row().get(Plan::days)))))
                .isEqualTo(List.of(List.of(List.of(1, 2))));
    }

    @Test
    void default_withoutElements_keepsTheType() {
        var days = from(PLANS).select(p -> p.get(Plan::days).coalesce(List.of()));

        assertThat(rows(days.distinct())).isEqualTo(List.of(List.of(1, 2)));
    }

    @Test
    void liveQueryAsASource_keepsTheDeclaredType() {
        var weeks = from(PLANS).select(p -> p.get(Plan::weeks));
        var live = QueryRef.of("live", weeks);
        Given given = Given.rows(Map.of("plans", ROWS));
        given = given.with("live", ReferenceEvaluator.evaluate(weeks.node(), given));

        assertThat(ReferenceEvaluator.evaluate(from(live).distinct().node(), given).rows())
                .isEqualTo(List.of(List.of(List.of((short) 3), List.of())));
    }

    @Test
    void openElements_areOfMixedTypes() {
        List<Number> shown = List.of(4L, 4.5);

        assertThat(rows(from(PLANS).select(p -> p.get(Plan::mixed)).distinct())).isEqualTo(List.of(shown));
        assertThat(rows(from(PLANS).select(p -> into(Mixed::new, p.get(Plan::mixed))).distinct()))
                .isEqualTo(List.of(new Mixed(shown)));
    }
}
