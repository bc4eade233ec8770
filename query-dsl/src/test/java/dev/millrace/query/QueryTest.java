package dev.millrace.query;

import static dev.millrace.query.QueryDsl.asc;
import static dev.millrace.query.QueryDsl.desc;
import static dev.millrace.query.QueryDsl.exists;
import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.query.QueryDsl.into;
import static dev.millrace.query.QueryDsl.number;
import static dev.millrace.query.QueryDsl.param;
import static dev.millrace.query.Samples.TEAMS;
import static dev.millrace.query.Samples.TODOS;
import static dev.millrace.query.Samples.USERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import dev.millrace.query.Samples.Card;
import dev.millrace.query.Samples.Ranked;
import dev.millrace.query.Samples.Team;
import dev.millrace.query.Samples.Todo;
import dev.millrace.query.Samples.User;

/** Queries are values: equal if built alike, whatever lambdas built them, and printed as what built them. */
class QueryTest {

    /** Each query with its text. All differ; a second call of this method is another place in the code for every lambda it runs. */
    static List<Arguments> queries() {
        return List.of(
                arguments(from(TODOS), "from(todos)"),
                arguments(from(USERS), "from(users)"),
                arguments(from(TODOS).inKeyOrder(), "from(todos).inKeyOrder()"),
                arguments(
                        from(TODOS).where(t -> t.get(Todo::done).eq(false)).orderBy(desc(Todo::rank), asc(Todo::title))
                                .limit(20),
                        "from(todos).where(a -> a.get(Todo::done).eq(false)).orderBy(desc(Todo::rank), asc(Todo::title)).limit(20)"),
                arguments(from(TODOS).where(t -> t.get(Todo::title).like("100\\%")),
                        "from(todos).where(a -> a.get(Todo::title).like(\"100\\\\%\"))"),
                arguments(from(TODOS).where(t -> t.get(Todo::title).eq("say \"no\"\n").not()),
                        "from(todos).where(a -> a.get(Todo::title).eq(\"say \\\"no\\\"\\n\").not())"),
                arguments(from(TODOS).orderBy(asc(Todo::rank).nullsLast()).offset(5).limit(10),
                        "from(todos).orderBy(asc(Todo::rank).nullsLast()).offset(5).limit(10)"),
                arguments(from(TODOS).orderBy(asc(Todo::rank)), "from(todos).orderBy(asc(Todo::rank))"),
                arguments(from(TODOS).orderBy(desc(Todo::rank)), "from(todos).orderBy(desc(Todo::rank))"),
                arguments(from(TODOS).join(USERS).on(Todo::ownerId).equalTo(User::id)
                        .where((t, u) -> u.get(User::team).eq("core").and(t.get(Todo::rank).ge(5)))
                        .select((t, u) -> into(Card::new, t.get(Todo::title), u.get(User::name))),
                        "from(todos).join(users).on(Todo::ownerId).equalTo(User::id)"
                                + ".where((a, b) -> b.get(User::team).eq(\"core\").and(a.get(Todo::rank).ge(5)))"
                                + ".select((a, b) -> into(Card::new, a.get(Todo::title), b.get(User::name)))"),
                arguments(from(TODOS).join(USERS).on(Todo::ownerId).equalTo(User::id)
                        .join(TEAMS).on((t, u) -> u.get(User::team)).equalTo(Team::name)
                        .select((t, u, m) -> m.row()),
                        "from(todos).join(users).on(Todo::ownerId).equalTo(User::id)"
                                + ".join(teams).on((a, b) -> b.get(User::team)).equalTo(Team::name).select((a, b, c) -> c.row())"),
                arguments(
                        from(TODOS).groupBy(Todo::ownerId)
                                .having(g -> g.count().gt(3).and(g.max(Todo::rank).isNotNull()))
                                .select(g -> into(Owned::new, g.key(), g.sum(Todo::rank), g.count())),
                        "from(todos).groupBy(Todo::ownerId).having(g -> g.count().gt(3).and(g.max(Todo::rank).isNotNull()))"
                                + ".select(g -> into(Owned::new, g.key(), g.sum(Todo::rank), g.count()))"),
                arguments(
                        from(TODOS).groupByExpr(t -> t.get(Todo::estimate).coalesce(0))
                                .select(g -> g.min(g.row().get(Todo::title))),
                        "from(todos).groupByExpr(a -> a.get(Todo::estimate).coalesce(0)).select(g -> g.min(Todo::title))"),
                arguments(from(TODOS).groupBy(Todo::done).select(g -> g.count(g.row().get(Todo::estimate).coalesce(0))),
                        "from(todos).groupBy(Todo::done).select(g -> g.count(g.row().get(Todo::estimate).coalesce(0)))"),
                arguments(from(TODOS).join(USERS).on(Todo::ownerId).equalTo(User::id)
                        .groupByExpr((t, u) -> u.get(User::team))
                        .having((g, t, u) -> g.count(u.row()).gt(1))
                        .select((g, t, u) -> g.avg(t.get(Todo::rank))),
                        "from(todos).join(users).on(Todo::ownerId).equalTo(User::id).groupByExpr((a, b) -> b.get(User::team))"
                                + ".having((g, a, b) -> g.count(b.row()).gt(1)).select((g, a, b) -> g.avg(a.get(Todo::rank)))"),
                arguments(
                        from(TODOS).where(t -> t.get(Todo::title).eq(param("title", String.class)))
                                .aggregate(g -> g.count()),
                        "from(todos).where(a -> a.get(Todo::title).eq(param(\"title\", String.class))).aggregate(g -> g.count())"),
                arguments(from(TODOS).select(t -> t.get(Todo::title)).inKeyOrder(),
                        "from(todos).select(a -> a.get(Todo::title)).inKeyOrder()"),
                arguments(from(TODOS).orderBy(desc(Ranked::rank)).limit(0),
                        "from(todos).orderBy(desc(Todo::rank)).limit(0)"));
    }

    static Stream<Arguments> twice() {
        List<Arguments> first = queries();
        List<Arguments> second = queries();
        return Stream.iterate(0, i -> i < first.size(), i -> i + 1)
                .map(i -> arguments(first.get(i).get()[0], second.get(i).get()[0]));
    }

    @ParameterizedTest
    @MethodSource("queries")
    void toString_query_readsAsTheProgram(Query<?> query, String text) {
        assertThat(query).hasToString(text);
        assertThat(query.node()).hasToString(text);
    }

    @ParameterizedTest
    @MethodSource("twice")
    void equals_builtAlike_isTrue(Query<?> query, Query<?> again) {
        assertThat(query).isNotSameAs(again).isEqualTo(again).hasSameHashCodeAs(again);
        assertThat(query.node()).isEqualTo(again.node());
    }

    @Test
    void parameter_ofTwoTypes_isRefusedInEachPlace() {
        Selection<Todo> some = from(TODOS).where(t -> t.get(Todo::title).eq(param("p", String.class)));
        Selection<User> others = from(USERS).where(u -> u.get(User::id).eq(param("p", Integer.class)));
        String message = "is of type String in one place of the query and of type Integer in another;"
                + " give one of them another name";

        refused(() -> some.where(t -> t.get(Todo::rank).eq(param("p", Integer.class))), message);
        refused(() -> some.where(t -> exists(others)), message);
        refused(() -> some.select(t -> param("p", Integer.class)), message);
        refused(() -> some.orderByExpr(t -> asc(number(param("p", Integer.class)))), message);
        refused(() -> some.aggregate(g -> g.sum(number(param("p", Integer.class)))), message);
        refused(() -> some.join(others).on(Todo::ownerId).equalTo(User::id), message);
        refused(() -> from(TODOS).where(t -> t.get(Todo::title).eq(param("p", String.class))
                .and(t.get(Todo::rank).eq(param("p", Integer.class)))), message);
        assertThat(some.where(t -> t.get(Todo::title).ne(param("p", String.class)))).isNotNull();
    }

    @Test
    void steps_tooManyInOneAnother_areRefused() {
        refused(() -> {
            for (Selection<Todo> query = from(TODOS); true;) {
                query = query.where(t -> t.get(Todo::done));
            }
        }, "A query was made of more than 125 steps in one another");
    }

    @Test
    void query_unitedWithItselfAgainAndAgain_isRefusedSoon() {
        refused(() -> {
            for (Selection<Todo> query = from(TODOS); true;) {
                query = query.unionAll(query);
            }
        }, "A query was made of more than 10000 steps, counted as often as they are used");
    }

    private static void refused(ThrowingCallable building, String message) {
        assertThatThrownBy(building).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(message);
    }

    @Test
    void equals_builtOtherwise_isFalse() {
        List<Query<?>> all = queries().stream().<Query<?>>map(arguments -> (Query<?>) arguments.get()[0]).toList();

        assertThat(all).doesNotHaveDuplicates();
        assertThat(all.stream().map(Query::node)).doesNotHaveDuplicates();
        assertThat(from(TODOS)).isNotEqualTo(null).isNotEqualTo("from(todos)");
    }

    @Test
    void equals_otherLambdasOfTheSameMeaning_isTrue() {
        Query<Todo> one = from(TODOS).where(t -> t.get(Todo::rank).gt(5));
        Query<Todo> other = from(RelationRef.of("todos", Todo.class, Todo::id)).where(row -> {
            NumberExpr<Integer> rank = row.get(Ranked::rank);
            return rank.gt(5L);
        });

        assertThat(other).isEqualTo(one).hasSameHashCodeAs(one);
    }

    @Test
    void steps_areImmutable() {
        Selection<Todo> todos = from(TODOS);
        OrderedQuery<Todo> ordered = todos.orderBy(desc(Todo::rank));

        todos.where(t -> t.get(Todo::done)).join(USERS);
        ordered.limit(3);

        assertThat(todos).isEqualTo(from(TODOS));
        assertThat(ordered.window()).isEqualTo(Window.ALL);
    }

    record Owned(int owner, Long ranks, long todos) {
    }
}
