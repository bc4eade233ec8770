package dev.millrace.query;

import static dev.millrace.query.QueryDsl.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.millrace.query.Samples.Identified;
import dev.millrace.query.Samples.Ranked;
import dev.millrace.query.Samples.Todo;
import dev.millrace.query.Samples.User;
import dev.millrace.query.property.IntProp;
import dev.millrace.query.property.Prop;
import dev.millrace.query.property.TextProp;

class RowTypeTest {

    private static final RowType<Todo> TODO = Samples.TODO;

    @Test
    void of_sameClass_isTheSameType() {
        assertThat(RowType.of(Todo.class)).isSameAs(TODO);
        assertThat(TODO.rowClass()).isEqualTo(Todo.class);
        assertThat(TODO).hasToString("Todo[id, title, rank, done, ownerId, estimate, status, cost]");
    }

    @Test
    void of_noRecord_isRefused() {
        assertThatThrownBy(() -> RowType.of(String.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A row type was asked for of java.lang.String, which is no record; rows are records");
        assertThatThrownBy(() -> RowType.of(Record.class)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void leafType_ofAVariableThatItsOwnBoundReads_isUnknown() {
        record Listed<T extends List<T>, S extends Integer, P extends List<S>>(T own, List<T> owns, P ints) {
        }

        assertThat(RowType.of(Listed.class).components()).<Object>extracting(Component::leafType)
                .containsExactly(Object.class, Object.class, Integer.class);
    }

    @Test
    void components_areInDeclarationOrder() {
        assertThat(TODO.components()).extracting(Component::name)
                .containsExactly("id", "title", "rank", "done", "ownerId", "estimate", "status", "cost");
        assertThat(TODO.components()).extracting(Component::index).containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
        assertThatThrownBy(() -> TODO.components().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void component_wrongName_namesTheNearest() {
        assertThatThrownBy(() -> TODO.component("Titel"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Todo has no component \"Titel\"; did you mean \"title\"?");
    }

    @Test
    void component_nameLikeNone_listsAll() {
        assertThatThrownBy(() -> RowType.of(User.class).component("x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("User has no component \"x\"; known are [id, name, team]");
    }

    @Test
    void component_accessor_isFound() {
        assertThat(component(Todo::title)).isSameAs(TODO.component("title"));
    }

    @Test
    void component_accessorOfAnInterface_isFound() {
        assertThat(component(Ranked::rank)).isSameAs(TODO.component("rank"));
        assertThat(component(Identified<Long>::id)).isSameAs(TODO.component("id"));
    }

    @Test
    void component_ofAPrivateNestedRecord_isFoundAndRead() {
        RowType<Secret> secret = RowType.of(Secret.class);

        assertThat(secret.component((IntProp<Secret>) Secret::answer).get(new Secret(42))).isEqualTo(42);
    }

    @Test
    void component_ofALocalRecord_isFoundAndRead() {
        record Local(String name) {
        }
        RowType<Local> local = RowType.of(Local.class);

        assertThat(local.component((TextProp<Local>) Local::name).get(new Local("x"))).isEqualTo("x");
        assertThat(local.create(new Object[] {"y"})).isEqualTo(new Local("y"));
    }

    @Test
    void component_lambdaBody_isRefusedWithAdvice() {
        IntProp<Todo> body = todo -> todo.rank();

        assertThatThrownBy(() -> TODO.component(body))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("a lambda body was given; write Todo::component");
    }

    @Test
    void component_methodThatIsNoComponent_isRefused() {
        assertThatThrownBy(() -> component(Todo::hashCode))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Todo has no component \"hashCode\"");
        assertThatThrownBy(() -> component(Ranked::doubled))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Todo has no component \"doubled\"");
    }

    @Test
    void component_methodOfAnotherClassWithTheSameName_isRefused() {
        IntProp<Todo> elsewhere = Elsewhere::rank;
        IntProp<Todo> bound = new Bound()::rank;

        assertThatThrownBy(() -> TODO.component(elsewhere))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A component of dev.millrace.query.Samples$Todo is needed here, but the method rank of"
                        + " dev.millrace.query.RowTypeTest$Elsewhere was given; write Todo::component");
        assertThatThrownBy(() -> TODO.component(bound)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void component_staticMethodOfTheRecord_isRefused() {
        assertThatThrownBy(() -> component(Todo::rankOf))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the method rankOf of dev.millrace.query.Samples$Todo was given");
    }

    @Test
    void with_assignments_copiesTheRow() {
        Todo row = Samples.todo(1, "write");

        Todo copy = TODO.with(row,
                List.of(set(Todo::title).to("test"), set(Todo::done).to(true), set(Todo::estimate).to(5)));

        assertThat(copy).isEqualTo(new Todo(1L, "test", 3, true, 7, 5, Samples.Status.OPEN, row.cost()));
        assertThat(row).isEqualTo(Samples.todo(1, "write"));
    }

    @Test
    void with_nothing_isTheRow() {
        Todo row = Samples.todo(1, "write");

        assertThat(TODO.with(row, List.of())).isSameAs(row);
    }

    @Test
    void with_oneComponentTwice_takesTheLast() {
        Todo copy = TODO.with(Samples.todo(1, "write"), List.of(set(Todo::rank).to(1), set(Todo::rank).to(2)));

        assertThat(copy.rank()).isEqualTo(2);
    }

    @Test
    void with_refusingConstructor_throwsWhatItThrew() {
        RowType<Positive> positive = RowType.of(Positive.class);

        assertThatThrownBy(() -> positive.with(new Positive(1), List.of(set(Positive::value).to(-1))))
                .isExactlyInstanceOf(ArithmeticException.class)
                .hasMessage("-1 is not positive");
        assertThatThrownBy(() -> positive.create(new Object[] {-2})).hasMessage("-2 is not positive");
    }

    @Test
    void with_componentOfAnotherType_isRefused() {
        Assignment<Todo> foreign = new Assignment<>(RowType.of(User.class).component("name"), "Ada");

        assertThatThrownBy(() -> TODO.with(Samples.todo(1, "write"), List.of(foreign)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "A row of dev.millrace.query.Samples$Todo was to be copied, but User::name was set; set one of its components");
    }

    @Test
    void create_wrongNumberOfValues_isRefused() {
        RowType<User> user = RowType.of(User.class);

        assertThatThrownBy(() -> user.create(new Object[] {1, "Ada"}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("User[id, name, team] has 3 components, but 2 values are given");
    }

    @Test
    void create_everyKind_givesAnEqualRow() {
        RowType<Kinds> kinds = RowType.of(Kinds.class);
        Kinds row = Kinds.filled();

        Kinds copy = kinds.create(kinds.components().stream().map(component -> component.get(row)).toArray());

        assertThat(copy).isEqualTo(row);
    }

    @Test
    void create_arrayAsLastComponent_isNotTakenForVariableArguments() {
        RowType<Tags> tags = RowType.of(Tags.class);

        assertThat(tags.create(new Object[] {new String[] {"a", "b"}}).names()).containsExactly("a", "b");
    }

    @Test
    void create_noComponents_makesTheRow() {
        assertThat(RowType.of(Empty.class).create(new Object[0])).isEqualTo(new Empty());
    }

    private static Component component(Prop<? super Todo, ?> property) {
        return TODO.component(property);
    }

    private record Secret(int answer) {
    }

    private record Empty() {
    }

    private record Tags(String... names) {
    }

    private record Positive(int value) {
        Positive {
            if (value < 0) {
                throw new ArithmeticException(value + " is not positive");
            }
        }
    }

    private static final class Elsewhere {
        static int rank(Todo todo) {
            return todo.rank();
        }
    }

    private static final class Bound {
        int rank(Todo todo) {
            return todo.rank();
        }
    }

    /** A row with a component that may not be readable. */
    record Thorny(int id, String name, double real) {
        @Override
        public String name() {
            if (name.isEmpty()) {
                throw new IllegalStateException("no name");
            }
            return name;
        }
    }

    @Test
    void requireReadable_namesTheComponentThatIsNot() {
        RowType<Thorny> type = RowType.of(Thorny.class);

        type.requireReadable(new Thorny(1, "a", 0.5));
        assertThatThrownBy(() -> type.requireReadable(new Thorny(1, "", 0.5)))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("component name cannot be read")
                .hasRootCauseMessage("no name");
    }
}
