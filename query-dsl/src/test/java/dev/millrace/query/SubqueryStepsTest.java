package dev.millrace.query;

import static dev.millrace.query.QueryDsl.asc;
import static dev.millrace.query.QueryDsl.exists;
import static dev.millrace.query.QueryDsl.first;
import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.query.QueryDsl.into;
import static dev.millrace.query.QueryDsl.nested;
import static dev.millrace.query.QueryDsl.notExists;
import static dev.millrace.query.QueryDsl.scalar;
import static dev.millrace.query.Samples.TEAMS;
import static dev.millrace.query.Samples.TODOS;
import static dev.millrace.query.Samples.USERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import org.junit.jupiter.api.Test;

import dev.millrace.query.Samples.Team;
import dev.millrace.query.Samples.Todo;
import dev.millrace.query.Samples.User;
import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.FilterNode;
import dev.millrace.query.ast.OuterNode;
import dev.millrace.query.ast.ProjectNode;
import dev.millrace.query.ast.SubqueryForm;
import dev.millrace.query.ast.SubqueryNode;

/** What subqueries build: how far out they read, and of what type their values are. */
class SubqueryStepsTest {

    private static ExprNode shape(Query<?> query) {
        return ((ProjectNode) query.node()).shape();
    }

    private static List<Integer> levels(ExprNode node) {
        List<Integer> levels = new ArrayList<>();
        if (node instanceof OuterNode outer) {
            levels.add(outer.levels());
        }
        node.children().forEach(child -> levels.addAll(levels(child)));
        return levels;
    }

    @Test
    void rowsAround_areReadOneLevelOut() {
        var query = from(USERS)
                .select(u -> nested(from(TODOS).where(t -> t.get(Todo::ownerId).eq(u.get(User::id)))));

        SubqueryNode subquery = (SubqueryNode) shape(query);
        assertThat(levels(((FilterNode) subquery.query()).condition())).containsExactly(1);
        assertThat(subquery.form()).isEqualTo(SubqueryForm.LIST);
        assertThat(subquery.type()).isEqualTo(List.class);
        assertThat(subquery.nullable()).isFalse();
    }

    @Test
    void rowsAroundThose_areReadTwoLevelsOut() {
        var query = from(TEAMS).where(m -> exists(from(USERS).where(u -> u.get(User::team).eq(m.get(Team::name))
                .and(exists(from(TODOS).where(t -> t.get(Todo::ownerId).eq(u.get(User::id))
                        .and(t.get(Todo::rank).gt(m.get(Team::size)))))))));

        SubqueryNode users = (SubqueryNode) ((FilterNode) query.node()).condition();
        ExprNode condition = ((FilterNode) users.query()).condition();
        SubqueryNode todos = (SubqueryNode) condition.children().get(1);
        assertThat(levels(condition)).containsExactly(1);
        assertThat(levels(((FilterNode) todos.query()).condition())).containsExactly(1, 2);
    }

    @Test
    void correlation_isNeededInEachQueryOfAUnion() {
        refused(u -> from(TODOS).where(t -> t.get(Todo::ownerId).eq(u.get(User::id)))
                .union(from(TODOS).where(t -> t.get(Todo::rank).gt(u.get(User::id)))));
        refused(u -> from(TODOS).union(from(TODOS).where(t -> t.get(Todo::ownerId).eq(u.get(User::id))))
                .where(t -> t.get(Todo::rank).gt(u.get(User::id))));

        accepted(u -> from(TODOS).union(from(TODOS).where(t -> t.get(Todo::rank).gt(u.get(User::id))))
                .where(t -> t.get(Todo::ownerId).eq(u.get(User::id))));
        accepted(u -> from(TODOS).union(from(TODOS).where(t -> t.get(Todo::ownerId).eq(u.get(User::id)))));
    }

    @Test
    void correlation_isNeededOnEachSideOfAJoin() {
        refused(u -> from(TODOS).where(t -> t.get(Todo::ownerId).eq(u.get(User::id)))
                .semiJoin(from(TODOS).where(t -> t.get(Todo::rank).gt(u.get(User::id))))
                .on(Todo::rank).equalTo(Todo::rank));

        accepted(u -> from(TODOS).semiJoin(from(TODOS).where(t -> t.get(Todo::ownerId).eq(u.get(User::id))))
                .on(Todo::rank).equalTo(Todo::rank).where(t -> t.get(Todo::rank).gt(u.get(User::id))));
        accepted(u -> from(TODOS).where(t -> t.get(Todo::rank).gt(u.get(User::id)))
                .where(t -> t.get(Todo::ownerId).eq(u.get(User::id))));
    }

    @Test
    void correlation_ofASideThatMayBeAbsent_isNoneOfTheRowsBesideIt() {
        refused(u -> from(TODOS).leftJoin(owned(u)).on(Todo::rank).equalTo(Todo::rank)
                .where((x, y) -> x.get(Todo::rank).gt(u.get(User::id))).select((x, y) -> x.get(Todo::title)));
        refused(u -> owned(u).rightJoin(TODOS).on(Todo::rank).equalTo(Todo::rank)
                .where((x, y) -> y.get(Todo::rank).gt(u.get(User::id))).select((x, y) -> y.get(Todo::title)));
        refused(u -> owned(u).fullJoin(TODOS).on(Todo::rank).equalTo(Todo::rank)
                .where((x, y) -> y.get(Todo::rank).gt(u.get(User::id))).select((x, y) -> y.get(Todo::title)));
        refused(u -> from(TODOS).antiJoin(owned(u)).on(Todo::rank).equalTo(Todo::rank)
                .where(t -> t.get(Todo::rank).gt(u.get(User::id))));

        accepted(u -> owned(u).leftJoin(TODOS).on(Todo::rank).equalTo(Todo::rank)
                .where((x, y) -> y.get(Todo::rank).gt(u.get(User::id))).select((x, y) -> x.get(Todo::title)));
        accepted(u -> from(TODOS).rightJoin(owned(u)).on(Todo::rank).equalTo(Todo::rank)
                .where((x, y) -> y.get(Todo::rank).gt(u.get(User::id))).select((x, y) -> y.get(Todo::title)));
        accepted(u -> owned(u).fullJoin(owned(u)).on(Todo::rank).equalTo(Todo::rank)
                .where((x, y) -> y.get(Todo::rank).gt(u.get(User::id))).select((x, y) -> y.get(Todo::title)));
        accepted(u -> owned(u).antiJoin(TODOS).on(Todo::rank).equalTo(Todo::rank)
                .where(t -> t.get(Todo::rank).gt(u.get(User::id))));
        accepted(u -> from(TODOS).join(owned(u)).on(Todo::rank).equalTo(Todo::rank)
                .where((x, y) -> x.get(Todo::rank).gt(u.get(User::id))).select((x, y) -> x.get(Todo::title)));
    }

    @Test
    void correlation_aboveAWindow_isNoneOfTheRowsItIsTakenFrom() {
        refused(u -> from(
                from(TODOS).where(t -> t.get(Todo::rank).gt(u.get(User::id))).orderBy(asc(Todo::rank)).limit(1))
                .where(t -> t.get(Todo::ownerId).eq(u.get(User::id))));

        accepted(u -> from(owned(u).where(t -> t.get(Todo::rank).gt(u.get(User::id))).orderBy(asc(Todo::rank)).limit(1))
                .where(t -> t.get(Todo::ownerId).eq(u.get(User::id))));
        accepted(u -> from(from(TODOS).where(t -> t.get(Todo::rank).gt(u.get(User::id))).distinct()
                .orderBy(asc(Todo::rank))).where(t -> t.get(Todo::ownerId).eq(u.get(User::id))));
    }

    @Test
    void correlation_aboveAGrouping_isNoneOfTheRowsInTheGroups() {
        refused(u -> ranks(from(TODOS).where(t -> t.get(Todo::rank).gt(u.get(User::id))))
                .where(r -> r.get(Team::size).eq(u.get(User::id))));

        accepted(u -> ranks(owned(u).where(t -> t.get(Todo::rank).gt(u.get(User::id))))
                .where(r -> r.get(Team::size).gt(u.get(User::id))));
        accepted(u -> ranks(from(TODOS)).where(r -> r.get(Team::size).eq(u.get(User::id))));
    }

    private static Selection<Team> ranks(Selection<Todo> todos) {
        return todos.groupBy(Todo::title, Todo::rank).select(g -> into(Team::new, g.key1(), g.key2()));
    }

    private static Selection<Todo> owned(Ref<User> user) {
        return from(TODOS).where(t -> t.get(Todo::ownerId).eq(user.get(User::id)));
    }

    private static <R> void accepted(Function<Ref<User>, Query<R>> subquery) {
        assertThat(from(USERS).select(u -> nested(subquery.apply(u)))).isNotNull();
    }

    private static <R> void refused(Function<Ref<User>, Query<R>> subquery) {
        assertThatThrownBy(() -> from(USERS).select(u -> nested(subquery.apply(u))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("A subquery reads rows around it, but equates none of its own with them: ")
                .hasMessageContaining(
                        "each query of a union, each side of a join and what a window or a grouping is made of");
    }

    @Test
    void forms_haveTheirTypes() {
        SubqueryNode row = (SubqueryNode) shape(from(USERS).select(u -> first(from(TODOS))));
        SubqueryNode count =
                (SubqueryNode) shape(from(USERS).select(u -> scalar(from(TODOS).aggregate(g -> g.count()))));
        SubqueryNode most =
                (SubqueryNode) shape(from(USERS).select(u -> scalar(from(TODOS).aggregate(g -> g.max(Todo::rank)))));
        SubqueryNode in = (SubqueryNode) shape(
                from(USERS).select(u -> u.get(User::id).in(from(TODOS).select(t -> t.get(Todo::ownerId)))));

        assertThat(List.of(row, count, most, in)).extracting(SubqueryNode::type).containsExactly(Todo.class, Long.class,
                Integer.class, Boolean.class);
        assertThat(List.of(row, count, most, in)).extracting(SubqueryNode::nullable).containsExactly(true, false, true,
                false);
    }

    @Test
    void firstRow_hasTheComponentsOfTheRows() {
        var titles = from(USERS).select(u -> first(from(TODOS).where(t -> t.get(Todo::ownerId).eq(u.get(User::id)))))
                .select(t -> t.get(Todo::title));

        assertThat(titles.node().lane().type()).isEqualTo(String.class);
        assertThat(titles.node().lane().nullable()).isTrue();
    }

    @Test
    void notExists_isTheNegationOfExists() {
        assertThat(from(USERS).where(u -> notExists(from(TODOS))))
                .isEqualTo(from(USERS).where(u -> exists(from(TODOS)).not()));
    }

    @Test
    void equalSubqueries_makeEqualQueries() {
        var byId = from(USERS).where(u -> exists(from(TODOS).where(t -> t.get(Todo::ownerId).eq(u.get(User::id)))));
        var again = from(USERS)
                .where(user -> exists(from(TODOS).where(todo -> todo.get(Todo::ownerId).eq(user.get(User::id)))));
        var byRank = from(USERS).where(u -> exists(from(TODOS).where(t -> t.get(Todo::rank).eq(u.get(User::id)))));

        assertThat(byId).isEqualTo(again).hasSameHashCodeAs(again).isNotEqualTo(byRank);
    }

    @Test
    void aReferenceKeptOfAnotherQuery_isRefused() {
        List<Ref<User>> kept = new ArrayList<>();
        from(USERS).where(u -> kept.add(u) ? u.get(User::id).gt(1) : u.get(User::id).gt(2));

        assertThatThrownBy(() -> from(USERS).where(
                u -> exists(from(TODOS).where(t -> t.get(Todo::ownerId).eq(kept.get(0).get(User::id))))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("was used outside the lambda that was given its reference");
    }
}
