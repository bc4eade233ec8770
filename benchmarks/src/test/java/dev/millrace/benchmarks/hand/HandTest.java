package dev.millrace.benchmarks.hand;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import dev.millrace.benchmarks.workload.Checksum;
import dev.millrace.benchmarks.workload.Project;
import dev.millrace.benchmarks.workload.Todo;
import dev.millrace.benchmarks.workload.TodoUpdates;
import dev.millrace.benchmarks.workload.WorkloadQuery;
import dev.millrace.benchmarks.workload.WorkloadRows;

class HandTest {

    private static final int STEPS = 600;

    @ParameterizedTest
    @CsvSource({"Q1, 2415:cce5ce14, 2418:f56a01c", "Q2, 50:263e8f0b, 50:87dd9e4b", "Q3, 100:5fef6c5d, 100:80d7e120",
        "Q4, 1738:6ba3e09, 1742:c41cd63", "Q5, 102:cad87bef, 102:670c08ed", "Q6, 10000:11c6b561, 10000:ad32ae86",
        "Q7, 10000:a8774ea3, 10000:f0404fc3", "Q8, 1799:103947b0, 1798:f86f3644"})
    void checksum_ofTheWorkload(WorkloadQuery query, String loaded, String updated) {
        WorkloadRows rows = new WorkloadRows(10_000);
        TodoUpdates updates = new TodoUpdates(rows);
        try (Hand hand = new Hand()) {
            hand.load(rows);
            hand.open(query);
            String before = hand.checksum();

            for (int i = 0; i < 100; i++) {
                hand.update(updates.next());
            }

            assertThat(before).isEqualTo(loaded);
            assertThat(hand.checksum()).isEqualTo(updated);
        }
    }

    /** What fails is named by its query, size and seed. */
    @ParameterizedTest
    @MethodSource("histories")
    void told_isTheResultAfterEachStep(WorkloadQuery query, int size, int seed) {
        history(query, size, new Random(seed), query + ", " + size + " rows, seed " + seed);
    }

    static List<Arguments> histories() {
        List<Arguments> all = new ArrayList<>();
        for (WorkloadQuery query : WorkloadQuery.values()) {
            for (int size : new int[] {1, 30, 1000}) {
                for (int seed = 1; seed <= 4; seed++) {
                    all.add(Arguments.of(query, size, seed));
                }
            }
        }
        return all;
    }

    @ParameterizedTest
    @EnumSource(WorkloadQuery.class)
    void update_toTheSame_tellsNothing(WorkloadQuery query) {
        WorkloadRows rows = new WorkloadRows(1000);
        try (Hand hand = new Hand()) {
            hand.load(rows);
            hand.open(query);

            for (Todo todo : rows.todos()) {
                hand.update(copy(todo));
                Todo other = new Todo(todo.id(), 1, 1, "other", !todo.done(), 9, 7);
                hand.update(new Todo[] {other, copy(todo)});
            }
            hand.update(rows.projects()[0]);

            assertThat(hand.told()).isZero();
        }
    }

    private static void history(WorkloadQuery query, int size, Random random, String what) {
        WorkloadRows rows = new WorkloadRows(size);
        NaiveRows naive = new NaiveRows(rows);
        ReplayedResult replayed = new ReplayedResult();
        long nextId = size + 1L;
        try (Hand hand = new Hand(replayed)) {
            hand.load(rows);
            hand.open(query);
            check(query, naive, hand, replayed, what + ", when opened");
            int steps = size > 100 ? STEPS : STEPS / 3;
            for (int step = 0; step < steps; step++) {
                // Phases in which more rows come and in which more leave, so that windows run empty and tables grow.
                int kind = random.nextInt(20);
                boolean growing = step / 100 % 2 == 0;
                if (kind < (growing ? 5 : 1)) {
                    Todo added = draw(random, random.nextInt(4) == 0 ? random.nextLong() : nextId++, size);
                    naive.todos.put(added.id(), added);
                    hand.insert(added);
                } else if (kind < 6) {
                    if (!naive.todos.isEmpty()) {
                        Todo latest = naive.todos.values().stream()
                                .max((a, b) -> Long.compare(a.createdAt(), b.createdAt())).orElseThrow();
                        Todo removed = random.nextBoolean() ? latest : naive.anyTodo(random.nextInt(1 << 20));
                        naive.todos.remove(removed.id());
                        hand.delete(removed);
                    }
                } else if (kind < 8) {
                    int at = random.nextInt(naive.projects.size()) + 1;
                    Project project = naive.projects.get((long) at);
                    Project changed = new Project(at, random.nextInt(4) == 0 ? "Renamed " + step : project.name(),
                            random.nextBoolean() != project.archived());
                    naive.projects.put((long) at, changed);
                    hand.update(changed);
                } else if (!naive.todos.isEmpty()) {
                    List<Todo> batch = new ArrayList<>();
                    for (int i = kind < 16 ? 1 : random.nextInt(60); i > 0; i--) {
                        Todo changed = change(random, naive.anyTodo(random.nextInt(1 << 20)), size);
                        naive.todos.put(changed.id(), changed);
                        batch.add(changed);
                    }
                    if (kind < 16) {
                        hand.update(batch.get(0));
                    } else {
                        hand.update(batch.toArray(Todo[]::new));
                    }
                }
                check(query, naive, hand, replayed, what + ", step " + step);
            }
        }
    }

    private static void check(WorkloadQuery query, NaiveRows naive, Hand hand, ReplayedResult replayed, String what) {
        List<Object> expected = naive.result(query);
        assertThat(hand.checksum()).as(what).isEqualTo(checksum(query, expected));
        if (query == WorkloadQuery.Q6) {
            assertThat(replayed.placed().equals(expected)).as(what).isTrue();
        } else {
            assertThat(replayed.rows().size()).as(what).isEqualTo(expected.size());
            assertThat(replayed.rows().containsAll(expected)).as(what).isTrue();
        }
    }

    private static String checksum(WorkloadQuery query, List<Object> rows) {
        Checksum sum = new Checksum(query);
        for (Object row : rows) {
            if (row instanceof Todo todo) {
                sum.add(todo);
            } else if (row instanceof LatestTodo latest) {
                sum.add(sum.row().add(latest.id()).add(latest.createdAt()).add(latest.title()).add(latest.project()));
            } else if (row instanceof OwnedTodo owned) {
                sum.add(sum.row().add(owned.id()).add(owned.title()).add(owned.project()).add(owned.owner()));
            } else if (row instanceof ProjectTotals totals) {
                sum.add(sum.row().add(totals.projectId()).add(totals.count()).add(totals.sum()).add(totals.latest()));
            } else if (row instanceof FiledTodo filed) {
                String project = filed.project() == null ? "" : filed.project();
                sum.add(sum.row().add(filed.id()).add(filed.title()).add(project).add(filed.archived()));
            } else if (row instanceof OwnerPriority pair) {
                sum.add(sum.row().add(pair.ownerId()).add(pair.priority()));
            }
        }
        return sum.toString();
    }

    private static Todo draw(Random random, long id, int size) {
        return new Todo(id, 1 + random.nextInt(size / 50 + 2), 1 + random.nextInt(size / 20 + 2), title(random),
                random.nextBoolean(),
                random.nextInt(10), 1000 + random.nextInt(2 * size));
    }

    /** Few words, so that titles have the same start, or are the same. */
    private static String title(Random random) {
        String words = "";
        for (int i = random.nextInt(5); i >= 0; i--) {
            words += random.nextBoolean() ? "mills " : "race";
        }
        return random.nextBoolean() ? words : words + random.nextInt(100);
    }

    private static Todo change(Random random, Todo todo, int size) {
        Todo drawn = draw(random, todo.id(), size);
        return switch (random.nextInt(7)) {
            case 0 -> new Todo(todo.id(), todo.projectId(), todo.ownerId(), todo.title(), !todo.done(), todo.priority(),
                    todo.createdAt());
            case 1 -> new Todo(todo.id(), todo.projectId(), todo.ownerId(), todo.title(), todo.done(), drawn.priority(),
                    todo.createdAt());
            case 2 -> new Todo(todo.id(), todo.projectId(), todo.ownerId(), todo.title(), todo.done(), todo.priority(),
                    drawn.createdAt());
            case 3 -> new Todo(todo.id(), todo.projectId(), todo.ownerId(), drawn.title(), todo.done(), todo.priority(),
                    todo.createdAt());
            case 4 -> new Todo(todo.id(), drawn.projectId(), drawn.ownerId(), todo.title(), todo.done(),
                    todo.priority(), todo.createdAt());
            case 5 -> copy(todo);
            default -> drawn;
        };
    }

    private static Todo copy(Todo todo) {
        return new Todo(todo.id(), todo.projectId(), todo.ownerId(), todo.title(), todo.done(), todo.priority(),
                todo.createdAt());
    }
}
