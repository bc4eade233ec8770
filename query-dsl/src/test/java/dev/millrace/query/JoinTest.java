package dev.millrace.query;

import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.query.QueryDsl.into;
import static dev.millrace.query.Samples.TEAMS;
import static dev.millrace.query.Samples.TODOS;
import static dev.millrace.query.Samples.USERS;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import dev.millrace.query.Samples.Card;
import dev.millrace.query.Samples.Team;
import dev.millrace.query.Samples.Todo;
import dev.millrace.query.Samples.User;
import dev.millrace.query.ast.ConstructNode;
import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.FieldNode;
import dev.millrace.query.ast.FilterNode;
import dev.millrace.query.ast.JoinNode;
import dev.millrace.query.ast.ProjectNode;
import dev.millrace.query.ast.SourceNode;

class JoinTest {

    @Test
    void join_ofTwo_equatesTheirKeysOverTheirOwnLanes() {
        Selection<Card> cards = from(TODOS).join(USERS).on(Todo::ownerId).equalTo(User::id)
                .select((t, u) -> into(Card::new, t.get(Todo::title), u.get(User::name)));

        ProjectNode project = (ProjectNode) cards.node();
        assertThat(project.input()).isEqualTo(new JoinNode(new SourceNode(TODOS), new SourceNode(USERS),
                field(0, TODOS, "ownerId"), field(0, USERS, "id")));
        assertThat(project.input().lanes()).hasSize(2);
        assertThat(((ConstructNode) project.shape()).arguments()).containsExactly(field(0, TODOS, "title"),
                field(1, USERS, "name"));
        assertThat(project.lanes()).hasSize(1);
    }

    @Test
    void join_ofThree_readsThreeLanes() {
        Selection<Team> teams = from(TODOS).join(USERS).on(Todo::ownerId).equalTo(User::id)
                .join(TEAMS).on((t, u) -> u.get(User::team)).equalTo(Team::name)
                .where((t, u, m) -> t.get(Todo::rank).lt(m.get(Team::size)))
                .select((t, u, m) -> into(Team::new, u.get(User::name), m.get(Team::size)));

        ProjectNode project = (ProjectNode) teams.node();
        FilterNode filter = (FilterNode) project.input();
        JoinNode join = (JoinNode) filter.input();
        assertThat(join.lanes()).hasSize(3);
        assertThat(join.leftKeys()).containsExactly(field(1, USERS, "team"));
        assertThat(join.rightKeys()).containsExactly(field(0, TEAMS, "name"));
        assertThat(filter.condition().children()).containsExactly(field(0, TODOS, "rank"), field(2, TEAMS, "size"));
        assertThat(((ConstructNode) project.shape()).arguments()).containsExactly(field(1, USERS, "name"),
                field(2, TEAMS, "size"));
    }

    @Test
    void join_sameRelationTwice_tellsItsLanesApart() {
        Selection<Card> pairs = from(TODOS).join(USERS).on(Todo::ownerId).equalTo(User::id)
                .join(USERS).on((t, u) -> t.get(Todo::rank)).equalTo(User::id)
                .where((t, owner, other) -> owner.get(User::team).ne(other.get(User::team)))
                .select((t, owner, other) -> into(Card::new, owner.get(User::name), other.get(User::name)));

        ProjectNode project = (ProjectNode) pairs.node();
        assertThat(((ConstructNode) project.shape()).arguments()).containsExactly(field(1, USERS, "name"),
                field(2, USERS, "name"));
        assertThat(((FilterNode) project.input()).condition().children()).containsExactly(field(1, USERS, "team"),
                field(2, USERS, "team"));
    }

    @Test
    void join_ofARelationWithItself_tellsItsLanesApart() {
        Selection<Card> pairs = from(USERS).join(USERS).on(User::team).equalTo(User::name)
                .select((a, b) -> into(Card::new, a.get(User::name), b.get(User::name)));

        ProjectNode project = (ProjectNode) pairs.node();
        assertThat(((ConstructNode) project.shape()).arguments()).containsExactly(field(0, USERS, "name"),
                field(1, USERS, "name"));
    }

    @Test
    void join_whereTwice_isAConjunction() {
        Selection<User> both = from(TODOS).where(t -> t.get(Todo::done)).where(t -> t.get(Todo::rank).gt(1))
                .join(USERS).on(Todo::ownerId).equalTo(User::id)
                .where((t, u) -> u.get(User::team).eq("core")).where((t, u) -> t.get(Todo::title).ne(u.get(User::name)))
                .select((t, u) -> u.row());

        assertThat(both).hasToString("from(todos).where(a -> a.get(Todo::done)).where(a -> a.get(Todo::rank).gt(1))"
                + ".join(users).on(Todo::ownerId).equalTo(User::id)"
                + ".where((a, b) -> b.get(User::team).eq(\"core\")).where((a, b) -> a.get(Todo::title).ne(b.get(User::name)))"
                + ".select((a, b) -> b.row())");
    }

    @Test
    void join_afterSelect_readsWhatWasMade() {
        Selection<User> joined = from(TODOS).select(t -> into(Made::new, t.get(Todo::title), t.get(Todo::ownerId)))
                .where(made -> made.get(Made::title).gt("m"))
                .join(USERS).on(Made::owner).equalTo(User::id)
                .select((made, user) -> user.row());

        JoinNode join = (JoinNode) ((ProjectNode) joined.node()).input();
        assertThat(join.leftKeys()).containsExactly(new FieldNode(0, RowType.of(Made.class).component("owner")));
        assertThat(join.left().lanes()).hasSize(1);
    }

    @Test
    void join_boxedKeyWithPrimitiveKey_isAllowed() {
        Selection<User> joined = from(TODOS).join(USERS).on(Todo::estimate).equalTo(User::id).select((t, u) -> u.row());

        assertThat(((JoinNode) ((ProjectNode) joined.node()).input()).leftKeys())
                .containsExactly(field(0, TODOS, "estimate"));
    }

    private static ExprNode field(int lane, RelationRef<?> relation, String component) {
        return new FieldNode(lane, relation.rowType().component(component));
    }

    record Made(String title, int owner) {
    }
}
