package dev.millrace.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.millrace.query.Samples.Identified;
import dev.millrace.query.Samples.Todo;
import dev.millrace.query.Samples.User;

class RelationRefTest {

    @Test
    void of_parts_isAValue() {
        RelationRef<Todo> todos = RelationRef.of("todos", Todo.class, Todo::id);

        assertThat(todos).isEqualTo(Samples.TODOS).hasSameHashCodeAs(Samples.TODOS).hasToString("todos");
        assertThat(todos.key()).isSameAs(Samples.TODO.component("id"));
        assertThat(todos.rowType()).isSameAs(Samples.TODO);
        assertThat(todos.ref()).isSameAs(todos);
        assertThat(RelationRef.of("other", Todo.class, Todo::id)).isNotEqualTo(todos);
        assertThat(RelationRef.of("todos", Todo.class, Todo::rank)).isNotEqualTo(todos);
        assertThat(RelationRef.of("todos", User.class, User::id)).isNotEqualTo(todos);
    }

    @Test
    void of_blankName_isRefused() {
        assertThatThrownBy(() -> RelationRef.of(" ", Todo.class, Todo::id))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A relation needs a name, but it is blank");
    }

    @Test
    void of_keyOfAnotherRowType_isRefused() {
        Component foreign = RowType.of(User.class).component("id");

        assertThatThrownBy(() -> new RelationRef<>("todos", Samples.TODO, foreign))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "The key of relation \"todos\" is User::id, which is no component of " + Todo.class.getName());
    }

    @Test
    void of_lambdaBody_isRefusedWithAdvice() {
        assertThatThrownBy(() -> RelationRef.of("todos", Todo.class, todo -> todo.id()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("a lambda body was given; write Todo::component");
    }

    @Test
    void of_keyThatHasNoOrder_isRefused() {
        assertThatThrownBy(() -> RelationRef.of("unordered", Unordered.class, Unordered::id))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Cannot use java.util.Optional as a key");
    }

    @Test
    void of_keyOfAnyOrderedKind_isAccepted() {
        assertThat(RelationRef.of("compound", Compound.class, Compound::id).key().type()).isEqualTo(Key.class);
        assertThat(RelationRef.of("todos", Todo.class, Identified::id).key().name()).isEqualTo("id");
        assertThat(RelationRef.of("bytes", Kinds.class, Kinds::bytes).key().type()).isEqualTo(byte[].class);
        assertThat(RelationRef.of("primitive", Kinds.class, Kinds::l).key().type()).isEqualTo(long.class);
    }

    record Unordered(Optional<String> id) {
    }

    record Key(int number, List<String> path) {
    }

    record Compound(Key id) {
    }
}
