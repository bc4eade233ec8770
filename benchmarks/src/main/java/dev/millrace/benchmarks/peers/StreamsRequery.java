package dev.millrace.benchmarks.peers;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.millrace.benchmarks.workload.Project;
import dev.millrace.benchmarks.workload.Todo;
import dev.millrace.benchmarks.workload.User;
import dev.millrace.benchmarks.workload.WorkloadQuery;
import dev.millrace.benchmarks.workload.WorkloadRows;

/** Rows in hash maps, and each query as a stream over them. */
final class StreamsRequery extends Requery {

    private static final Comparator<Todo> NEWEST_FIRST = Comparator.comparingLong(Todo::createdAt).reversed();

    private final Map<Long, Todo> todos = new HashMap<>();
    private final Map<Long, Project> projects = new HashMap<>();
    private final Map<Long, User> users = new HashMap<>();
    private Supplier<List<?>> evaluation = List::of;

    @Override
    public void load(WorkloadRows rows) {
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

    @Override
    void prepare(WorkloadQuery opened) {
        evaluation = switch (opened) {
            case Q1 -> () -> important().toList();
            case Q2 -> () -> important().sorted(NEWEST_FIRST).limit(50).toList();
            case Q3 -> this::latestOfProjects;
            case Q4 -> this::owned;
            case Q5 -> this::totals;
            case Q6 -> () -> todos.values().stream().sorted(Comparator.comparing(Todo::title)).toList();
            case Q7 ->
                    () -> todos.values().stream().map(it -> PlacedTodo.of(it, projects.get(it.projectId()))).toList();
            case Q8 ->
                    () -> todos.values().stream().filter(it -> !it.done()).map(OwnerPriority::of).distinct().toList();
        };
    }

    @Override
    List<?> evaluate() {
        return evaluation.get();
    }

    private Stream<Todo> important() {
        return todos.values().stream().filter(it -> !it.done() && it.priority() >= 5);
    }

    private boolean isOfOpenProject(Todo todo) {
        Project project = projects.get(todo.projectId());
        return project != null && !project.archived();
    }

    /** The project of a to-do that has one. */
    private Project projectOf(Todo todo) {
        return Objects.requireNonNull(projects.get(todo.projectId()));
    }

    private List<?> latestOfProjects() {
        return todos.values().stream().filter(this::isOfOpenProject).sorted(NEWEST_FIRST).limit(100)
                .map(it -> new ProjectTodo(it.id(), it.createdAt(), it.title(), projectOf(it).name()))
                .toList();
    }

    private List<?> owned() {
        return important().filter(it -> isOfOpenProject(it) && users.containsKey(it.ownerId()))
                .map(it -> new OwnedTodo(it.id(), it.title(), projectOf(it).name(),
                        Objects.requireNonNull(users.get(it.ownerId())).name()))
                .toList();
    }

    private List<?> totals() {
        return todos.values().stream().collect(Collectors.groupingBy(Todo::projectId)).values().stream()
                .map(ProjectTotals::of).toList();
    }

    @Override
    void replace(Todo todo) {
        todos.put(todo.id(), todo);
    }

    @Override
    void replace(Todo[] changed) {
        for (Todo todo : changed) {
            todos.put(todo.id(), todo);
        }
    }

    @Override
    void replace(Project project) {
        projects.put(project.id(), project);
    }

    @Override
    void add(Todo todo) {
        todos.put(todo.id(), todo);
    }

    @Override
    void remove(Todo todo) {
        todos.remove(todo.id());
    }

    @Override
    public void close() {
        todos.clear();
        projects.clear();
        users.clear();
    }
}
