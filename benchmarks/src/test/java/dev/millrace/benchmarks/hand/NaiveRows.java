package dev.millrace.benchmarks.hand;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.millrace.benchmarks.workload.Project;
import dev.millrace.benchmarks.workload.Todo;
import dev.millrace.benchmarks.workload.User;
import dev.millrace.benchmarks.workload.WorkloadQuery;
import dev.millrace.benchmarks.workload.WorkloadRows;

/** The relations as maps, and the queries over them as one writes them without a thought of their cost. */
final class NaiveRows {

    private static final Comparator<Todo> LATEST = Comparator.comparingLong(Todo::createdAt).reversed()
            .thenComparingLong(Todo::id);

    final Map<Long, Todo> todos = new TreeMap<>();
    final Map<Long, Project> projects = new TreeMap<>();
    final Map<Long, User> users = new TreeMap<>();

    NaiveRows(WorkloadRows rows) {
        for (Todo todo : rows.todos()) {
            todos.put(todo.id(), todo);
        }
        for (Project project : rows.projects()) {
            projects.put(project.id(), project);
        }
        for (User user : rows.users()) {
            users.put(user.id(), user);
        }
    }

    Todo anyTodo(int drawn) {
        return new ArrayList<>(todos.values()).get(drawn % todos.size());
    }

    List<Object> result(WorkloadQuery query) {
        return switch (query) {
            case Q1 -> list(open());
            case Q2 -> list(open().sorted(LATEST).limit(50));
            case Q3 -> list(todos.values().stream().filter(todo -> live(todo) != null).sorted(LATEST).limit(100)
                    .map(todo -> new LatestTodo(todo.id(), todo.createdAt(), todo.title(),
                            projects.get(todo.projectId()).name())));
            case Q4 -> list(open().filter(todo -> live(todo) != null && users.containsKey(todo.ownerId()))
                    .map(todo -> new OwnedTodo(todo.id(), todo.title(), projects.get(todo.projectId()).name(),
                            users.get(todo.ownerId()).name())));
            case Q5 -> list(todos.values().stream().collect(Collectors.groupingBy(Todo::projectId)).entrySet().stream()
                    .map(group -> totals(group.getKey(), group.getValue())));
            case Q6 ->
                    list(todos.values().stream().sorted(Comparator.comparing(Todo::title).thenComparingLong(Todo::id)));
            case Q7 -> list(todos.values().stream().map(this::filed));
            case Q8 -> list(todos.values().stream().filter(todo -> !todo.done())
                    .map(todo -> new OwnerPriority(todo.ownerId(), todo.priority())).distinct());
        };
    }

    private Stream<Todo> open() {
        return todos.values().stream().filter(todo -> !todo.done() && todo.priority() >= 5);
    }

    private @Nullable Project live(Todo todo) {
        Project project = projects.get(todo.projectId());
        return project == null || project.archived() ? null : project;
    }

    private FiledTodo filed(Todo todo) {
        Project project = projects.get(todo.projectId());
        return project == null
                ? new FiledTodo(todo.id(), todo.title(), null, 2)
                : new FiledTodo(todo.id(), todo.title(), project.name(), project.archived() ? 1 : 0);
    }

    private static ProjectTotals totals(long projectId, List<Todo> group) {
        return new ProjectTotals(projectId, group.size(), group.stream().mapToLong(Todo::priority).sum(),
                group.stream().mapToLong(Todo::createdAt).max().orElseThrow());
    }

    private static List<Object> list(Stream<?> rows) {
        return rows.map(Function.<Object>identity()).toList();
    }
}
