package dev.millrace.testkit;

import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.query.QueryDsl.into;
import static dev.millrace.testkit.Fixture.PEOPLE;
import static dev.millrace.testkit.Fixture.TODOS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import dev.millrace.query.Origin;
import dev.millrace.query.Query;
import dev.millrace.testkit.Fixture.Person;
import dev.millrace.testkit.Fixture.Todo;
import dev.millrace.testkit.Given.Metadata;

/** What stands beside the rows: law 30. */
class MetadataTest {

    /** Todos of an odd number are written here and not confirmed. */
    private static final Metadata ODD_TODOS_PENDING = (relation, row, what) -> {
        boolean pending = row instanceof Todo todo && todo.id() % 2 == 1;
        return switch (what) {
            case SYNCED -> !pending;
            case ORIGIN -> pending ? Origin.LOCAL : Origin.REMOTE;
            case PENDING_TRANSACTIONS -> pending ? 2 : 0;
        };
    };

    record Beside(@Nullable Boolean synced, @Nullable Origin origin, @Nullable Integer pending) {
    }

    private static List<?> of(Query<?> query) {
        return ReferenceEvaluator.evaluate(query.node(), Given.rows(Fixture.tables(Todo.of(1).withOwner("ann"),
                Todo.of(2), new Person("ann", null, 1))).with(ODD_TODOS_PENDING)).rows();
    }

    @Test
    void eachRow_hasItsOwn() {
        assertThat(of(from(TODOS).select(t -> into(Beside::new, t.synced(), t.origin(), t.pendingTransactions()))))
                .isEqualTo(List.of(new Beside(false, Origin.LOCAL, 2), new Beside(true, Origin.REMOTE, 0)));
    }

    @Test
    void conditionsAndGroups_readIt() {
        assertThat(of(from(TODOS).where(t -> t.synced().not()).select(t -> t.get(Todo::id)))).isEqualTo(List.of(1L));
        assertThat(of(from(TODOS).groupByExpr(t -> t.origin()).select(g -> g.count()))).isEqualTo(List.of(1L, 1L));
        assertThat(of(from(TODOS).aggregate(g -> g.sum(g.row().pendingTransactions())))).isEqualTo(List.of(2L));
    }

    @Test
    void filteredRows_keepIt() {
        assertThat(of(from(TODOS).where(t -> t.get(Todo::id).gt(1)).select(t -> t.synced()))).isEqualTo(List.of(true));
    }

    @Test
    void ofAnAbsentRow_isNull() {
        assertThat(of(from(TODOS).leftJoin(PEOPLE).on(Todo::owner).equalTo(Person::name)
                .select((t, p) -> into(Beside::new, p.synced(), p.origin(), p.pendingTransactions()))))
                .isEqualTo(List.of(new Beside(true, Origin.REMOTE, 0), new Beside(null, null, null)));
    }
}
