package dev.millrace.query;

import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.query.QueryDsl.into;
import static dev.millrace.query.Samples.TEAMS;
import static dev.millrace.query.Samples.TODOS;
import static dev.millrace.query.Samples.USERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.millrace.query.Samples.Count;
import dev.millrace.query.Samples.Team;
import dev.millrace.query.Samples.Todo;
import dev.millrace.query.Samples.User;
import dev.millrace.query.ast.FilterNode;
import dev.millrace.query.ast.JoinKind;
import dev.millrace.query.ast.JoinNode;
import dev.millrace.query.ast.LaneType;
import dev.millrace.query.ast.QueryNode;
import dev.millrace.query.ast.SourceNode;

/** What the steps of joins of each kind build, and on which side rows may be absent. */
class JoinKindsTest {

    private static JoinNode joinBelow(Query<?> query) {
        QueryNode node = query.node();
        while (!(node instanceof JoinNode)) {
            node = node.inputs().get(0);
        }
        return (JoinNode) node;
    }

    private static List<Boolean> absent(JoinNode join) {
        return join.lanes().stream().map(LaneType::nullable).toList();
    }

    @Test
    void kinds_sayWhichSideMayBeAbsent() {
        var inner = from(TODOS).join(USERS).on(Todo::ownerId).equalTo(User::id).select((t, u) -> t.get(Todo::rank));
        var left = from(TODOS).leftJoin(USERS).on(Todo::ownerId).equalTo(User::id).select((t, u) -> t.get(Todo::rank));
        var right = from(TODOS).rightJoin(USERS).on(Todo::ownerId).equalTo(User::id).select((t, u) -> u.get(User::id));
        var full = from(TODOS).fullJoin(USERS).on(Todo::ownerId).equalTo(User::id).select((t, u) -> u.get(User::id));

        assertThat(List.of(inner, left, right, full)).extracting(query -> joinBelow(query).kind())
                .containsExactly(JoinKind.INNER, JoinKind.LEFT, JoinKind.RIGHT, JoinKind.FULL);
        assertThat(List.of(inner, left, right, full)).extracting(query -> absent(joinBelow(query))).containsExactly(
                List.of(false, false), List.of(false, true), List.of(true, false), List.of(true, true));
    }

    @Test
    void rightJoin_ofThree_makesAllBeforeAbsent() {
        var query = from(TODOS).join(USERS).on(Todo::ownerId).equalTo(User::id)
                .rightJoin(TEAMS).on((t, u) -> u.get(User::team)).equalTo(Team::name).select((t, u, m) -> m.row());

        assertThat(absent(joinBelow(query))).containsExactly(true, true, false);
    }

    @Test
    void absentSide_givesNullsThatNoPrimitiveComponentTakes() {
        var join = from(TODOS).leftJoin(USERS).on(Todo::ownerId).equalTo(User::id);

        assertThat(join.select((t, u) -> u.get(User::id)).node().lane().nullable()).isTrue();
        assertThatThrownBy(() -> join
                .select((t, u) -> into(Count::new, t.get(Todo::title), u.get(User::id).toLong())))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("Count::number")
                .hasMessageContaining("can be null");
        assertThat(join.select((t, u) -> into(Count::new, t.get(Todo::title), u.get(User::id).toLong().coalesce(0L)))
                .node().lane().nullable()).isFalse();
    }

    @Test
    void matching_belongsToTheJoin_whereComesAfterIt() {
        var matching = from(TODOS).leftJoin(USERS).on(Todo::ownerId).equalTo(User::id)
                .matching((t, u) -> u.get(User::team).eq("core")).select((t, u) -> u.row());
        var where = from(TODOS).leftJoin(USERS).on(Todo::ownerId).equalTo(User::id)
                .where((t, u) -> u.get(User::team).eq("core")).select((t, u) -> u.row());

        assertThat(joinBelow(matching).residual()).hasToString("b.get(User::team).eq(\"core\")");
        assertThat(joinBelow(where).residual()).isNull();
        assertThat(where.node().inputs().get(0)).isInstanceOf(FilterNode.class);
        assertThat(matching).isNotEqualTo(where);
    }

    @Test
    void severalKeys_areKeptInTheOrderTheyAreNamed() {
        JoinNode join = joinBelow(from(TODOS).join(USERS).on(Todo::ownerId).equalTo(User::id).and(Todo::title)
                .equalTo(User::name).andExpr(t -> t.get(Todo::title).upper()).equalToExpr(u -> u.get(User::team))
                .select((t, u) -> u.row()));

        assertThat(join.leftKeys()).extracting(Object::toString).containsExactly("a.get(Todo::ownerId)",
                "a.get(Todo::title)", "a.get(Todo::title).upper()");
        assertThat(join.rightKeys()).extracting(Object::toString).containsExactly("a.get(User::id)",
                "a.get(User::name)", "a.get(User::team)");
    }

    @Test
    void aQueryAsTheOtherSide_isItsNode() {
        var core = from(USERS).where(u -> u.get(User::team).eq("core"));
        JoinNode join =
                joinBelow(from(TODOS).join(core).on(Todo::ownerId).equalTo(User::id).select((t, u) -> u.row()));

        assertThat(join.right()).isEqualTo(core.node());
        assertThat(joinBelow(from(TODOS).join(USERS).on(Todo::ownerId).equalTo(User::id).select((t, u) -> u.row()))
                .right()).isEqualTo(new SourceNode(USERS));
    }

    @Test
    void semiAndAnti_haveTheLeftRowsAlone() {
        Selection<Todo> semi = from(TODOS).semiJoin(USERS).on(Todo::ownerId).equalTo(User::id);
        Selection<Todo> anti = from(TODOS).antiJoin(USERS).on(Todo::ownerId).equalTo(User::id)
                .matching((t, u) -> t.get(Todo::title).eq(u.get(User::name)));

        assertThat(joinBelow(semi).kind()).isEqualTo(JoinKind.SEMI);
        assertThat(joinBelow(anti).kind()).isEqualTo(JoinKind.ANTI);
        assertThat(semi.node().lanes()).isEqualTo(from(TODOS).node().lanes());
        assertThat(semi).isEqualTo(from(TODOS).semiJoin(from(USERS)).on(Todo::ownerId).equalTo(User::id));
    }
}
