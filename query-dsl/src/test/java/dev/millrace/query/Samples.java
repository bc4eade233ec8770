package dev.millrace.query;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;

/** The rows the tests of the language speak of. */
final class Samples {

    static final RelationRef<Todo> TODOS = RelationRef.of("todos", Todo.class, Todo::id);
    static final RelationRef<User> USERS = RelationRef.of("users", User.class, User::id);
    static final RelationRef<Team> TEAMS = RelationRef.of("teams", Team.class, Team::name);
    static final RowType<Todo> TODO = RowType.of(Todo.class);

    private Samples() {
    }

    enum Status {
        OPEN,
        /** Its class is not {@code Status}, because it has a body. */
        WAITING {
            @Override
            boolean isLate() {
                return true;
            }
        };

        boolean isLate() {
            return false;
        }
    }

    interface Ranked {
        int rank();

        default int doubled() {
            return 2 * rank();
        }
    }

    interface Identified<K> {
        K id();
    }

    record Todo(Long id, String title, int rank, boolean done, int ownerId, @Nullable Integer estimate, Status status,
            BigDecimal cost) implements Ranked, Identified<Long> {

        static int rankOf(Todo todo) {
            return todo.rank;
        }
    }

    record User(int id, String name, String team) {
    }

    record Team(String name, int size) {
    }

    record Card(String title, String owner) {
    }

    record Count(String title, long number) {
    }

    static Todo todo(long id, String title) {
        return new Todo(id, title, 3, false, 7, null, Status.OPEN, new BigDecimal("1.50"));
    }

    static <R> Ref<R> ref(Class<R> rowClass) {
        return new Ref<>(0, RowType.of(rowClass));
    }
}
