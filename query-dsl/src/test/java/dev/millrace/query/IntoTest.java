package dev.millrace.query;

import static dev.millrace.query.QueryDsl.into;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import dev.millrace.query.Samples.Card;
import dev.millrace.query.Samples.Count;
import dev.millrace.query.Samples.Team;
import dev.millrace.query.Samples.Todo;
import dev.millrace.query.ast.ConstructNode;

class IntoTest {

    private final Ref<Todo> todo = Samples.ref(Todo.class);

    @Test
    void into_canonicalConstructor_isTheRecordOfItsValues() {
        PlainExpr<Team> made = into(Team::new, todo.get(Todo::title), todo.get(Todo::rank));

        assertThat(made.node()).isEqualTo(new ConstructNode(RowType.of(Team.class),
                List.of(todo.get(Todo::title).node(), todo.get(Todo::rank).node())));
        assertThat(made).hasToString("into(Team::new, a.get(Todo::title), a.get(Todo::rank))");
    }

    @Test
    void into_privateNestedRecord_isMade() {
        PlainExpr<Hidden> made = into(Hidden::new, todo.get(Todo::title));

        assertThat(made.node().type()).isEqualTo(Hidden.class);
    }

    @Test
    void into_recordWithVariableArguments_takesTheArray() {
        PlainExpr<Many> made = into(Many::new, Samples.ref(Arrays.class).get(Arrays::texts));

        assertThat(made.node().type()).isEqualTo(Many.class);
    }

    @Test
    void into_sameRecordElsewhere_isEqual() {
        assertThat(into(Team::new, todo.get(Todo::title), todo.get(Todo::rank)))
                .isEqualTo(into(Team::new, todo.get(Todo::title), todo.get(Todo::rank)))
                .hasSameHashCodeAs(into(Team::new, todo.get(Todo::title), todo.get(Todo::rank)))
                .isNotEqualTo(into(Team::new, todo.get(Todo::title), todo.get(Todo::ownerId)));
        assertThat(into(Single::new, todo.get(Todo::title)).node())
                .isNotEqualTo(into(Hidden::new, todo.get(Todo::title)).node());
    }

    @Test
    void into_nullableForAPrimitiveComponent_isRefusedByName() {
        assertThatThrownBy(() -> into(Team::new, todo.get(Todo::title), todo.get(Todo::estimate)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "Component Team::size is a primitive int, but a.get(Todo::estimate) can be null; give it a default with"
                                + " coalesce(…), or declare the component as a reference type");
    }

    @Test
    void into_aggregateForAPrimitiveComponent_isRefusedUnlessItIsACount() {
        Totals<Todo> totals = new Totals<>(todo);

        assertThat(into(Count::new, todo.get(Todo::title), totals.count()).node().nullable()).isFalse();
        assertThatThrownBy(() -> into(Count::new, todo.get(Todo::title), totals.sum(Todo::rank)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(
                        "Component Count::number is a primitive long, but g.sum(Todo::rank) can be null");
    }

    @Test
    void into_nullableWithADefault_isAccepted() {
        PlainExpr<Team> made = into(Team::new, todo.get(Todo::title), todo.get(Todo::estimate).coalesce(0));

        assertThat(made).hasToString("into(Team::new, a.get(Todo::title), a.get(Todo::estimate).coalesce(0))");
    }

    @Test
    void into_nullableForAReference_isAccepted() {
        PlainExpr<Estimated> made = into(Estimated::new, todo.get(Todo::estimate));

        assertThat(made.node().nullable()).isFalse();
    }

    @Test
    void into_anotherConstructor_isRefusedNamingBoth() {
        assertThatThrownBy(() -> into(Estimated::new, todo.get(Todo::title)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "into(…) needs the canonical constructor Estimated(Integer), so that its components are known,"
                                + " but was given Estimated(String)");
    }

    @Test
    void into_typeThatAnOverloadedConstructorWouldWiden_isRefusedByName() {
        assertThatThrownBy(() -> into(Total::new, todo.get(Todo::rank)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Component Total::sum is of type long, but a.get(Todo::rank) is of type int;"
                        + " convert it, as toLong() does, or declare the component as int");
        assertThat(into(Total::new, todo.get(Todo::rank).toLong().coalesce(0L)).node().type()).isEqualTo(Total.class);
    }

    @Test
    void into_lambda_isRefusedWithAdvice() {
        assertThatThrownBy(() -> into(title -> new Card(title, ""), todo.get(Todo::title)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith(
                        "a lambda body was given; write Type::new, with the canonical constructor of a record that is not"
                                + " declared inside a method");
    }

    @Test
    void into_localRecord_isRefusedWithAdvice() {
        // The compiler makes a lambda body of the constructor reference.
        record Local(String title) {
        }

        assertThatThrownBy(() -> into(Local::new, todo.get(Todo::title)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a record that is not declared inside a method");
    }

    @Test
    void into_otherMethod_isRefused() {
        assertThatThrownBy(() -> into(Estimated::of, todo.get(Todo::title)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("into(…) makes records: it needs the constructor of a record, but was given "
                        + Estimated.class.getName() + "::of");
    }

    @Test
    void into_noRecord_isRefused() {
        assertThatThrownBy(() -> into(StringBuilder::new, todo.get(Todo::title)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "into(…) makes records: it needs the constructor of a record, but was given java.lang.StringBuilder::<init>");
    }

    @Test
    void constructNode_wrongNumberOfValues_isRefused() {
        assertThatThrownBy(() -> new ConstructNode(RowType.of(Team.class), List.of(todo.get(Todo::title).node())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Record Team[name, size] has 2 components, but 1 values are given");
    }

    private record Hidden(String title) {
    }

    record Single(String title) {
    }

    record Many(String... texts) {
    }

    record Arrays(String[] texts) {
    }

    record Total(long sum) {
        Total(String text) {
            this(Long.parseLong(text));
        }
    }

    record Estimated(@Nullable Integer estimate) {
        Estimated(String text) {
            this(Integer.valueOf(text));
        }

        static Estimated of(String text) {
            return new Estimated(text);
        }
    }
}
