package dev.millrace.testkit;

import static dev.millrace.query.QueryDsl.asc;
import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.query.QueryDsl.into;
import static dev.millrace.query.QueryDsl.intoMap;
import static dev.millrace.query.QueryDsl.named;
import static dev.millrace.testkit.Fixture.TODOS;
import static dev.millrace.testkit.Fixture.evaluate;
import static dev.millrace.testkit.Fixture.identities;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import dev.millrace.query.Selection;
import dev.millrace.testkit.Fixture.Todo;

/** Rows told apart by value, shown canonically: laws 3, 10 and 12. */
class SetOperationTest {

    record Line(@Nullable String owner, double weight, @Nullable BigDecimal price) {
    }

    private static final Object[] ROWS = {Todo.of(1).withOwner("a").withWeight(-0.0).withPrice("1.50"),
        Todo.of(2).withOwner("a").withWeight(0.0).withPrice("1.5"), Todo.of(3).withWeight(Double.NaN),
        Todo.of(4).withWeight(Double.longBitsToDouble(0x7ff8_0000_0000_0001L)), Todo.of(5).withOwner("b")};

    private static Selection<Line> lines() {
        return from(TODOS)
                .select(t -> into(Line::new, t.get(Todo::owner), t.get(Todo::weight), t.get(Todo::price)));
    }

    private static Selection<Line> ofOwner(String owner) {
        return from(TODOS).where(t -> t.get(Todo::owner).eq(owner))
                .select(t -> into(Line::new, t.get(Todo::owner), t.get(Todo::weight), t.get(Todo::price)));
    }

    @Test
    void distinct_keepsOneOfEqualRowsInCanonicalForm() {
        var result = evaluate(lines().distinct(), ROWS);

        assertThat(result.rows()).containsExactly(new Line(null, Double.NaN, null),
                new Line("a", 0.0, new BigDecimal("1.5")), new Line("b", 0.0, null));
    }

    @Test
    void distinct_ofPlainValues_hasNullAsAValue() {
        var result = evaluate(from(TODOS).select(t -> t.get(Todo::rank)).distinct(), Todo.of(1), Todo.of(2),
                Todo.of(3).withRank(4), Todo.of(5).withRank(4));

        assertThat(result.rows()).containsExactly(null, 4);
    }

    @Test
    void distinct_ofMaps_comparesTheirComponents() {
        var result = evaluate(from(TODOS).select(t -> intoMap(named("weight", t.get(Todo::weight)))).distinct(),
                Todo.of(1).withWeight(-0.0), Todo.of(2).withWeight(0.0), Todo.of(3).withWeight(1));

        assertThat(result.rows()).isEqualTo(List.of(Map.of("weight", 0.0), Map.of("weight", 1.0)));
    }

    @Test
    void union_holdsEachRowOnce() {
        assertThat(evaluate(ofOwner("a").union(ofOwner("b"), ofOwner("a")), ROWS).rows())
                .containsExactly(new Line("a", 0.0, new BigDecimal("1.5")), new Line("b", 0.0, null));
    }

    @Test
    void unionAll_holdsEachRowOfEachBranchAsItIs() {
        var result = evaluate(ofOwner("a").unionAll(ofOwner("a")), ROWS);

        assertThat(identities(result)).containsExactly("0:1", "0:2", "1:1", "1:2");
        assertThat(result.rows()).containsExactly(new Line("a", -0.0, new BigDecimal("1.50")),
                new Line("a", 0.0, new BigDecimal("1.5")), new Line("a", -0.0, new BigDecimal("1.50")),
                new Line("a", 0.0, new BigDecimal("1.5")));
    }

    @Test
    void intersect_holdsWhatAllHave() {
        assertThat(evaluate(lines().intersect(ofOwner("a"), lines()), ROWS).rows())
                .containsExactly(new Line("a", 0.0, new BigDecimal("1.5")));
        assertThat(evaluate(lines().intersect(ofOwner("a"), ofOwner("b")), ROWS).entries()).isEmpty();
    }

    @Test
    void except_holdsWhatNoneOfTheOthersHas() {
        assertThat(evaluate(lines().except(ofOwner("a"), ofOwner("b")), ROWS).rows())
                .containsExactly(new Line(null, Double.NaN, null));
        assertThat(evaluate(lines().except(lines()), ROWS).entries()).isEmpty();
    }

    @Test
    void nulls_areEqualToEachOther() {
        var ranks = from(TODOS).select(t -> t.get(Todo::rank));

        assertThat(evaluate(ranks.intersect(ranks), Todo.of(1)).rows()).containsExactly((Object) null);
        assertThat(evaluate(ranks.except(ranks), Todo.of(1)).entries()).isEmpty();
    }

    @Test
    void goesOnAsRows() {
        var query = lines().union(ofOwner("b")).where(line -> line.get(Line::owner).isNotNull())
                .orderBy(asc(Line::weight), asc(Line::owner)).limit(1);

        assertThat(evaluate(query, ROWS).rows()).containsExactly(new Line("a", 0.0, new BigDecimal("1.5")));
    }
}
