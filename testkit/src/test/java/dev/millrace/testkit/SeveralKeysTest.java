package dev.millrace.testkit;

import static dev.millrace.query.QueryDsl.asc;
import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.query.QueryDsl.into;
import static dev.millrace.testkit.Fixture.TODOS;
import static dev.millrace.testkit.Fixture.evaluate;
import static dev.millrace.testkit.Fixture.identities;
import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import dev.millrace.testkit.Fixture.Todo;

/** Groups of several keys: laws 3, 10 and 11. */
class SeveralKeysTest {

    record Line(@Nullable String owner, @Nullable Integer rank, long rows) {
    }

    record Four(@Nullable String owner, @Nullable Integer rank, double weight, @Nullable Boolean done) {
    }

    private static final Object[] ROWS = {Todo.of(1).withOwner("a").withRank(2), Todo.of(2).withOwner("a"),
        Todo.of(3).withOwner("a").withRank(2), Todo.of(4).withRank(9), Todo.of(5), Todo.of(6)};

    @Test
    void groups_areOfEachCombination_nullsTheirOwn() {
        var query = from(TODOS).groupBy(Todo::owner, Todo::rank)
                .select(g -> into(Line::new, g.key1(), g.key2(), g.count()));

        var result = evaluate(query, ROWS);

        assertThat(identities(result)).containsExactly("[null, null]", "[null, 9]", "[a, null]", "[a, 2]");
        assertThat(result.rows()).containsExactly(new Line(null, null, 2), new Line(null, 9, 1),
                new Line("a", null, 1), new Line("a", 2, 2));
    }

    @Test
    void having_seesEachKey() {
        var query = from(TODOS).groupBy(Todo::owner, Todo::rank)
                .having(g -> g.key1().isNotNull().and(g.key2().isNotNull()).or(g.count().gt(1)))
                .select(g -> g.count());

        assertThat(identities(evaluate(query, ROWS))).containsExactly("[null, null]", "[a, 2]");
    }

    @Test
    void keys_areShownCanonically() {
        var query = from(TODOS).groupByExpr(t -> t.get(Todo::owner), t -> t.get(Todo::rank), t -> t.get(Todo::weight),
                t -> t.get(Todo::done))
                .select(g -> into(Four::new, g.key1(), g.key2(), g.key3(), g.key4()));

        var result = evaluate(query, Todo.of(1).withWeight(-0.0), Todo.of(2).withWeight(0.0),
                Todo.of(3).withWeight(-0.0).withDone(false));

        assertThat(result.rows()).containsExactly(new Four(null, null, 0.0, null), new Four(null, null, 0.0, false));
    }

    @Test
    void keysThatAreExpressions_keepTheirOperations() {
        var query = from(TODOS).groupByExpr(t -> t.get(Todo::id).mod(2), t -> t.get(Todo::owner).coalesce("nobody"),
                t -> t.get(Todo::rank).isNull())
                .having(g -> g.key3())
                .select(g -> g.key2().upper().concat("!"));

        var result = evaluate(query, ROWS);

        assertThat(identities(result)).containsExactly("[0, a, true]", "[0, nobody, true]", "[1, nobody, true]");
        assertThat(result.rows()).containsExactly("A!", "NOBODY!", "NOBODY!");
    }

    @Test
    void severalKeys_overAWindow() {
        var query = from(from(TODOS).orderBy(asc(Todo::id)).limit(2)).groupBy(Todo::owner, Todo::rank, Todo::done)
                .select(g -> g.key2());

        assertThat(evaluate(query, ROWS).rows()).containsExactly(null, 2);
    }
}
