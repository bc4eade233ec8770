package dev.millrace.testkit;

import static dev.millrace.query.QueryDsl.asc;
import static dev.millrace.query.QueryDsl.desc;
import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.testkit.Fixture.TODOS;
import static dev.millrace.testkit.Fixture.evaluate;
import static dev.millrace.testkit.Fixture.identities;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;

import org.junit.jupiter.api.Test;

import dev.millrace.query.ExprOrdering;
import dev.millrace.query.Ref;
import dev.millrace.query.value.Collation;
import dev.millrace.query.value.Collation.Strength;
import dev.millrace.testkit.Fixture.Todo;

/** Orders by expressions and by collations, and where nulls go: law 7. */
class OrderByExpressionTest {

    private static final Collation GERMAN = Collation.of(Locale.GERMAN);

    private static List<String> order(Function<? super Ref<Todo>, ExprOrdering> term, Object... todos) {
        return identities(evaluate(from(TODOS).orderByExpr(term), todos));
    }

    private static Object[] owners(String... owners) {
        Object[] todos = new Object[owners.length];
        for (int i = 0; i < owners.length; i++) {
            todos[i] = Todo.of(i).withOwner(owners[i].isEmpty() ? null : owners[i]);
        }
        return todos;
    }

    @Test
    void byAnExpression_tiesGoByIdentity() {
        Object[] todos = owners("ccc", "b", "aa", "dd");

        assertThat(order(t -> asc(t.get(Todo::owner).length()), todos)).containsExactly("1", "2", "3", "0");
        assertThat(order(t -> desc(t.get(Todo::owner).length()), todos)).containsExactly("0", "2", "3", "1");
    }

    @Test
    void byACondition_falseIsBeforeTrue() {
        Object[] todos = {Todo.of(1).withDone(true), Todo.of(2), Todo.of(3).withDone(false), Todo.of(4).withDone(true)};

        assertThat(order(t -> asc(t.get(Todo::done)), todos)).containsExactly("2", "3", "1", "4");
        assertThat(order(t -> desc(t.get(Todo::id).gt(2)).nullsLast(), todos)).containsExactly("3", "4", "1", "2");
        assertThat(identities(evaluate(from(TODOS).orderBy(asc(Todo::done)), todos)))
                .isEqualTo(order(t -> asc(t.get(Todo::done)), todos));
    }

    @Test
    void nulls_areFirstInBothDirectionsUnlessLast() {
        Object[] todos = owners("b", "", "a");

        assertThat(order(t -> asc(t.get(Todo::owner)), todos)).containsExactly("1", "2", "0");
        assertThat(order(t -> desc(t.get(Todo::owner)), todos)).containsExactly("1", "0", "2");
        assertThat(order(t -> asc(t.get(Todo::owner)).nullsLast(), todos)).containsExactly("2", "0", "1");
        assertThat(order(t -> desc(t.get(Todo::owner)).nullsLast(), todos)).containsExactly("0", "2", "1");
    }

    @Test
    void valuesThatFail_areNullsToo() {
        Object[] todos = {Todo.of(1).withRank(Integer.MAX_VALUE), Todo.of(2).withRank(1), Todo.of(3)};

        assertThat(order(t -> desc(t.get(Todo::rank).plus(1)), todos)).containsExactly("1", "3", "2");
    }

    @Test
    void strings_areByCodePoint_orAsTheCollationHasThem() {
        Object[] todos = owners("Zoo", "apfel", "Äpfel", "zoo", "Apfel");

        assertThat(order(t -> asc(t.get(Todo::owner)), todos)).containsExactly("4", "0", "1", "3", "2");
        assertThat(order(t -> asc(t.get(Todo::owner)).collate(GERMAN), todos))
                .containsExactly("1", "4", "2", "3", "0");
        assertThat(order(t -> desc(t.get(Todo::owner)).collate(GERMAN.withStrength(Strength.PRIMARY)), todos))
                .containsExactly("0", "3", "1", "2", "4");
    }

    @Test
    void strings_beyondTheBasicPlane_comeAfterAllWithin() {
        assertThat(order(t -> asc(t.get(Todo::owner)), owners("\uD83D\uDE00", "\uFFFD"))).containsExactly("1", "0");
    }

    @Test
    void doubles_haveNanLastAndOneZero() {
        Object[] todos = {Todo.of(1).withWeight(Double.NaN), Todo.of(2).withWeight(0.0), Todo.of(3).withWeight(-0.0),
            Todo.of(4).withWeight(Double.POSITIVE_INFINITY), Todo.of(5).withWeight(Double.NEGATIVE_INFINITY)};

        assertThat(order(t -> asc(t.get(Todo::weight)), todos)).containsExactly("5", "2", "3", "4", "1");
        assertThat(order(t -> desc(t.get(Todo::weight)), todos)).containsExactly("1", "4", "2", "3", "5");
    }

    @Test
    void severalTerms_decideOneAfterTheOther() {
        var query = from(TODOS).orderByExpr(t -> asc(t.get(Todo::rank).mod(2)), t -> desc(t.get(Todo::rank)),
                t -> desc(t.get(Todo::id)));

        assertThat(identities(evaluate(query, Todo.of(1).withRank(1), Todo.of(2).withRank(2), Todo.of(3).withRank(3),
                Todo.of(4).withRank(4), Todo.of(5).withRank(4)))).containsExactly("5", "4", "2", "3", "1");
    }
}
