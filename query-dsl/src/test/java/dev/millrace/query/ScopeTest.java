package dev.millrace.query;

import static dev.millrace.query.QueryDsl.exists;
import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.query.QueryDsl.into;
import static dev.millrace.query.QueryDsl.nested;
import static dev.millrace.query.Samples.TODOS;
import static dev.millrace.query.Samples.USERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

import dev.millrace.query.Samples.Card;
import dev.millrace.query.Samples.Todo;
import dev.millrace.query.Samples.User;
import dev.millrace.query.ast.FieldNode;
import dev.millrace.query.ast.GroupNode;
import dev.millrace.query.ast.JoinNode;
import dev.millrace.query.ast.KeyNode;
import dev.millrace.query.ast.OrderNode;
import dev.millrace.query.ast.OrderTerm;
import dev.millrace.query.ast.ProjectNode;
import dev.millrace.query.ast.SourceNode;
import dev.millrace.query.value.NullPlacement;

/** A reference, a key and an aggregate are good only in the lambda they are given to. */
class ScopeTest {

    private static final String ADVICE = "a reference is for the lambda it is given to, so use that lambda's own";

    private final Ref<Todo> todo = carriedOut();

    @Test
    void where_referenceOfAnotherQuery_isRefused() {
        refused(() -> from(USERS).where(u -> todo.get(Todo::done)),
                "Expression a.get(Todo::done) was used outside the lambda that was given its reference; " + ADVICE);
        refused(() -> from(USERS).where(u -> u.get(User::name).eq(todo.get(Todo::title))), ADVICE);
    }

    @Test
    void where_referenceOfAnotherQueryOfTheSameRows_isRefused() {
        refused(() -> from(TODOS).where(t -> todo.get(Todo::done)), ADVICE);
    }

    @Test
    void where_conditionOfALambdaThatHasReturned_isRefused() {
        List<Condition> carried = new ArrayList<>();
        from(TODOS).where(t -> {
            carried.add(t.get(Todo::done));
            return t.get(Todo::done);
        });

        refused(() -> from(TODOS).where(t -> carried.get(0)), "outside the lambda");
        refused(() -> from(TODOS).where(t -> t.get(Todo::done).and(carried.get(0))), "outside the lambda");
        refused(() -> from(TODOS).aggregate(g -> g.count(carried.get(0))), "outside the lambda");
    }

    @Test
    void query_thatReadsRowsOfALambdaThatHasReturned_isRefusedInEachStep() {
        List<Selection<Todo>> carried = new ArrayList<>();
        from(USERS).where(u -> {
            carried.add(from(TODOS).where(t -> t.get(Todo::ownerId).eq(u.get(User::id))));
            return exists(carried.get(0));
        });
        Selection<Todo> leaked = carried.get(0);
        String message =
                "Expression a.get(User::id) was used outside the lambda that was given its reference; " + ADVICE;

        refused(() -> leaked.where(t -> t.get(Todo::done)), message);
        refused(() -> leaked.filter(Todo::done), message);
        refused(() -> leaked.select(t -> t.get(Todo::title)), message);
        refused(() -> leaked.map(String.class, Todo::title), message);
        refused(() -> leaked.inKeyOrder(), message);
        refused(() -> leaked.groupBy(Todo::rank), message);
        refused(() -> leaked.distinct(), message);
        refused(() -> from(TODOS).unionAll(leaked), message);
        refused(() -> leaked.join(USERS).on(Todo::ownerId).equalTo(User::id), message);
        refused(() -> from(USERS).semiJoin(leaked).on(User::id).equalTo(Todo::ownerId), message);
        refused(() -> from(USERS).select(u -> nested(leaked)), message);
    }

    @Test
    void function_thatGivesNull_isRefusedByTheNameOfItsStep() {
        Join2<Todo, User> join = from(TODOS).join(USERS).on(Todo::ownerId).equalTo(User::id);

        givesNull("where", () -> from(TODOS).where(t -> null));
        givesNull("select", () -> from(TODOS).select(t -> null));
        givesNull("aggregate", () -> from(TODOS).aggregate(g -> null));
        givesNull("orderByExpr", () -> from(TODOS).orderByExpr(t -> null));
        givesNull("groupByExpr", () -> from(TODOS).groupByExpr(t -> null));
        givesNull("having", () -> from(TODOS).groupBy(Todo::rank).having(g -> null));
        givesNull("select", () -> from(TODOS).groupBy(Todo::rank, Todo::done).select(g -> null));
        givesNull("sumOf", () -> from(TODOS).aggregate(g -> g.sumOf(t -> null)));
        givesNull("maxOf", () -> from(TODOS).<Integer>aggregate(g -> g.<NumberExpr<Integer>>maxOf(t -> null)));
        givesNull("onExpr", () -> from(TODOS).join(USERS).onExpr(t -> null));
        givesNull("equalToExpr", () -> from(TODOS).join(USERS).on(Todo::ownerId).equalToExpr(u -> null));
        givesNull("matching",
                () -> from(TODOS).join(USERS).on(Todo::ownerId).equalTo(User::id).matching((t, u) -> null));
        givesNull("where", () -> join.where((t, u) -> null));
        givesNull("groupByExpr", () -> join.groupByExpr((t, u) -> null));
        givesNull("on", () -> join.join(USERS).on((t, u) -> null));
    }

    private static void givesNull(String step, ThrowingCallable building) {
        refused(building, "The function that was given to " + step + " gave null, but an expression");
    }

    @Test
    void lambdaInsideAnother_seesItsOwnRows() {
        List<Query<Todo>> inner = new ArrayList<>();
        from(TODOS).where(t -> {
            inner.add(from(TODOS).where(u -> u.get(Todo::done)));
            return t.get(Todo::done);
        });

        assertThat(inner).containsExactly(from(TODOS).where(t -> t.get(Todo::done)));
    }

    @Test
    void lambdaThatThrows_leavesTheScopesAsTheyWere() {
        assertThatThrownBy(() -> from(TODOS).where(t -> {
            throw new IllegalStateException("no condition");
        })).hasMessage("no condition");

        assertThat(from(TODOS).where(t -> t.get(Todo::done))).hasToString("from(todos).where(a -> a.get(Todo::done))");
    }

    @Test
    void where_referenceToASourceThatIsNotJoined_isRefused() {
        List<Ref<User>> joined = new ArrayList<>();
        from(TODOS).join(USERS).on(Todo::ownerId).equalTo(User::id).where((t, u) -> {
            joined.add(u);
            return u.get(User::name).eq("Ada");
        });

        refused(() -> from(USERS).where(u -> joined.get(0).get(User::name).eq("Ada")),
                "Expression b.get(User::name) was used outside the lambda that was given its reference; " + ADVICE);
    }

    @Test
    void select_referenceOfAnotherQuery_isRefused() {
        refused(() -> from(USERS).select(u -> into(Card::new, u.get(User::name), todo.get(Todo::title))), ADVICE);
        refused(() -> from(USERS).select(u -> todo.row()), "Expression a.row() was used outside the lambda");
    }

    @Test
    void join_referenceOfAnotherQuery_isRefused() {
        refused(() -> from(USERS).join(TODOS).on(User::id).equalTo(Todo::ownerId).where((u, t) -> todo.get(Todo::done)),
                "Expression a.get(Todo::done) was used outside the lambda that was given its reference; " + ADVICE);
        refused(() -> from(USERS).join(TODOS).on(User::id).equalTo(Todo::ownerId)
                .join(USERS).on((u, t) -> todo.get(Todo::ownerId)).equalTo(User::id), ADVICE);
    }

    @Test
    void groupByExpr_referenceOfAnotherQuery_isRefused() {
        refused(() -> from(USERS).groupByExpr(u -> todo.get(Todo::rank)), ADVICE);
    }

    @Test
    void select_rowOfAGroup_isRefused() {
        String advice =
                "was used of a group, whose rows may differ in it; use the group's key, or an aggregate of the expression";

        refused(() -> from(TODOS).groupBy(Todo::rank).select(g -> g.row().get(Todo::title)),
                "Expression a.get(Todo::title) " + advice);
        refused(() -> from(TODOS).groupBy(Todo::rank).having(g -> g.row().get(Todo::done)), advice);
        refused(() -> from(TODOS).aggregate(g -> g.row().row()), advice);
        refused(() -> from(TODOS).join(USERS).on(Todo::ownerId).equalTo(User::id)
                .groupByExpr((t, u) -> u.get(User::team))
                .having((g, t, u) -> g.count().gt(1)).select((g, t, u) -> u.get(User::name)), advice);
    }

    @Test
    void aggregate_ofTheRowsOfAGroup_isAccepted() {
        assertThat(from(TODOS).groupBy(Todo::rank).having(g -> g.count(g.row().get(Todo::title)).gt(1))
                .select(g -> g.max(Todo::rank)))
                .isNotNull();
    }

    @Test
    void aggregate_ofAReferenceOfAnotherQuery_isRefused() {
        refused(() -> from(USERS).aggregate(g -> g.sum(todo.get(Todo::rank))), ADVICE);
        refused(() -> from(USERS).groupBy(User::team).select(g -> g.max(todo.get(Todo::rank))), ADVICE);
    }

    @Test
    void where_aggregate_isRefused() {
        Totals<Todo> totals = new Totals<>(new Ref<>(0, Samples.TODO));

        refused(() -> from(TODOS).where(t -> totals.count().gt(1)),
                "Aggregate g.count() was used where there are no groups;"
                        + " aggregates are for the having and select of a grouping, and not for each other");
        refused(() -> from(TODOS).groupByExpr(t -> totals.max(Todo::rank)), "no groups");
        refused(() -> from(TODOS).select(t -> totals.count()), "no groups");
    }

    @Test
    void aggregate_ofAnAggregate_isRefused() {
        refused(() -> from(TODOS).groupBy(Todo::rank).select(g -> g.sum(g.count())),
                "Aggregate g.count() was used where there are no groups");
    }

    @Test
    void where_keyOfAGroup_isRefused() {
        List<Expr<String>> keys = new ArrayList<>();
        from(TODOS).groupBy(Todo::title).select(g -> {
            keys.add(g.key());
            return g.key();
        });

        refused(() -> from(TODOS).where(t -> t.get(Todo::title).eq(keys.get(0))),
                "Expression g.key() was used outside the lambda");
        refused(() -> from(TODOS).aggregate(g -> keys.get(0)), "outside the lambda");
        refused(() -> from(TODOS).groupBy(Todo::title).select(g -> g.count(g.key())), "no such key");
    }

    @Test
    void nodes_readingWhatTheirInputDoesNotOffer_areRefused() {
        SourceNode users = new SourceNode(USERS);
        FieldNode title = new FieldNode(0, Samples.TODO.component("title"));
        FieldNode name = new FieldNode(0, USERS.rowType().component("name"));

        refused(() -> new JoinNode(users, users, title, name), ADVICE);
        refused(() -> new JoinNode(users, users, name, title), ADVICE);
        refused(() -> new GroupNode(users, List.of(name, title)), ADVICE);
        refused(() -> new OrderNode(users, List.of(new OrderTerm(title, false, NullPlacement.FIRST))), ADVICE);
        refused(() -> new ProjectNode(new GroupNode(users, List.of(name)), new KeyNode(1, String.class, true)),
                "Expression g.key2() was used where there is no such key");
        assertThat(new ProjectNode(new GroupNode(users, List.of(name, name)), new KeyNode(1, String.class, true)))
                .hasToString("from(users).groupBy(User::name, User::name).select(g -> g.key2())");
    }

    private static void refused(ThrowingCallable building, String message) {
        assertThatThrownBy(building).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(message);
    }

    /** A reference that outlived its lambda. */
    private static Ref<Todo> carriedOut() {
        List<Ref<Todo>> references = new ArrayList<>();
        from(TODOS).where(t -> {
            references.add(t);
            return t.get(Todo::done);
        });
        return references.get(0);
    }
}
