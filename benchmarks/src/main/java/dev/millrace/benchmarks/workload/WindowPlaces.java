package dev.millrace.benchmarks.workload;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Which to-dos the window of Q2 or Q3 shows as they are drawn, by place. */
final class WindowPlaces {

    private static final int HIGH = 5;
    private static final int LIMIT_Q2 = 50;
    private static final int LIMIT_Q3 = 100;

    private WindowPlaces() {
    }

    static int[] inside(WorkloadQuery query, WorkloadRows rows) {
        Todo[] todos = rows.todos();
        return IntStream.range(0, todos.length).filter(at -> isShown(query, todos[at], rows)).boxed()
                .sorted(Comparator.comparingLong((Integer at) -> todos[at].createdAt()).reversed())
                .limit(query == WorkloadQuery.Q2 ? LIMIT_Q2 : LIMIT_Q3).mapToInt(Integer::intValue).toArray();
    }

    static int[] outside(WorkloadQuery query, WorkloadRows rows) {
        int[] inside = inside(query, rows);
        Arrays.sort(inside);
        return IntStream.range(0, rows.todos().length).filter(at -> Arrays.binarySearch(inside, at) < 0).toArray();
    }

    private static boolean isShown(WorkloadQuery query, Todo todo, WorkloadRows rows) {
        return switch (query) {
            case Q2 -> !todo.done() && todo.priority() >= HIGH;
            case Q3 -> todo.projectId() <= rows.projects().length
                    && !rows.projects()[(int) todo.projectId() - 1].archived();
            default -> throw new IllegalArgumentException(query + " has no window; Q2 and Q3 have");
        };
    }
}
