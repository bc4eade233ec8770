package dev.millrace.query;

import static dev.millrace.query.QueryDsl.asc;
import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.query.QueryDsl.into;
import static dev.millrace.query.Samples.TODOS;
import static dev.millrace.query.Samples.USERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.millrace.query.Samples.Card;
import dev.millrace.query.Samples.Todo;
import dev.millrace.query.Samples.User;
import dev.millrace.query.ast.DistinctNode;
import dev.millrace.query.ast.SetKind;
import dev.millrace.query.ast.SetNode;

/** What distinct and the operations on sets of rows build. */
class SetStepsTest {

    private static Selection<Card> todos() {
        return from(TODOS).select(t -> into(Card::new, t.get(Todo::title), t.get(Todo::title)));
    }

    private static Selection<Card> users() {
        return from(USERS).select(u -> into(Card::new, u.get(User::name), u.get(User::team)));
    }

    @Test
    void operations_keepTheirInputsInOrder() {
        assertThat(todos().union(users(), todos()).node())
                .isEqualTo(new SetNode(SetKind.UNION, List.of(todos().node(), users().node(), todos().node())));
        assertThat(todos().unionAll(users()).node())
                .isEqualTo(new SetNode(SetKind.UNION_ALL, List.of(todos().node(), users().node())));
        assertThat(todos().intersect(users()).node())
                .isEqualTo(new SetNode(SetKind.INTERSECT, List.of(todos().node(), users().node())));
        assertThat(todos().except(users()).node())
                .isEqualTo(new SetNode(SetKind.EXCEPT, List.of(todos().node(), users().node())));
        assertThat(todos().distinct().node()).isEqualTo(new DistinctNode(todos().node()));
    }

    @Test
    void rows_areNoRelationsAnyMore() {
        assertThat(from(TODOS).union(from(TODOS)).node().lane().relation()).isNull();
        assertThat(from(TODOS).distinct().node().lane().relation()).isNull();
        assertThatThrownBy(() -> from(TODOS).distinct().where(t -> t.synced()))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("which the query makes");
    }

    @Test
    void nullInOneInput_isNullInTheResult() {
        var ranks = from(TODOS).select(t -> t.get(Todo::rank));
        var estimates = from(TODOS).select(t -> t.get(Todo::estimate));

        assertThat(ranks.union(ranks).node().lane().nullable()).isFalse();
        assertThat(ranks.union(estimates).node().lane().nullable()).isTrue();
        assertThat(estimates.except(ranks).node().lane().nullable()).isTrue();
    }

    @Test
    void positions_areLost() {
        var ordered = from(TODOS).orderBy(asc(Todo::rank)).limit(3);

        assertThat(from(ordered).union(ordered).node().isOrdered()).isFalse();
        assertThat(from(ordered).distinct().node().isOrdered()).isFalse();
    }
}
