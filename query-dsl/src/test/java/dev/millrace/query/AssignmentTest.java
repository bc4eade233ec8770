package dev.millrace.query;

import static dev.millrace.query.QueryDsl.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import dev.millrace.query.Samples.Ranked;
import dev.millrace.query.Samples.Todo;
import dev.millrace.query.property.Prop;

class AssignmentTest {

    @Test
    void set_component_isItsAssignment() {
        Assignment<Todo> done = set(Todo::done).to(true);

        assertThat(done).isEqualTo(new Assignment<Todo>(Samples.TODO.component("done"), true));
        assertThat(done.component()).isSameAs(Samples.TODO.component("done"));
        assertThat(done).isEqualTo(set(Todo::done).to(true)).isNotEqualTo(set(Todo::done).to(false));
    }

    @Test
    void set_nullIntoAReference_isAccepted() {
        assertThat(set(Todo::estimate).to(null).value()).isNull();
        assertThat(set(Todo::title).to(null).value()).isNull();
    }

    @Test
    void set_nullIntoAPrimitive_isRefused() {
        assertThatThrownBy(() -> set(Todo::rank).to(null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Todo::rank is a primitive int and cannot be set to null");
        assertThatThrownBy(() -> set(Todo::done).to(null)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void set_valueOfAnotherType_isRefused() {
        assertThatThrownBy(() -> new Assignment<Todo>(Samples.TODO.component("rank"), "high"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Todo::rank is of type int and cannot be set to high of type java.lang.String");
        assertThatThrownBy(() -> new Assignment<Todo>(Samples.TODO.component("rank"), 5L))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Assignment<Todo>(Samples.TODO.component("title"), 5))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void set_lambdaBody_isRefusedWithAdvice() {
        Prop<Todo, Integer> body = todo -> todo.rank();

        assertThatThrownBy(() -> set(body))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("a lambda body was given; write Type::component");
    }

    @Test
    void set_methodThatIsNoComponent_isRefused() {
        assertThatThrownBy(() -> set(Todo::rankOf))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(
                        "the method rankOf of " + Todo.class.getName() + " was given; write Todo::component");
        assertThatThrownBy(() -> set(Todo::hashCode))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Todo has no component \"hashCode\"");
    }

    @Test
    void set_accessorOfAnInterface_isRefusedAsItNamesNoRecord() {
        assertThatThrownBy(() -> set(Ranked::rank))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A component of a record is to be set, but " + Ranked.class.getName()
                        + "::rank was given, which is a method of no record; write Type::component");
        assertThatThrownBy(() -> set(Todo::doubled)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("::doubled");
    }
}
