package dev.millrace.benchmarks.workload;

/** The rows of the workload for a number of to-dos. All contestants in a process share them. */
public final class WorkloadRows {

    private static final long FIRST_CREATED = 1_600_000_000_000L;
    private static final long CREATED_STEP = 2_000_000L;
    private static final int CREATED_STEPS = 100_000;
    private static final int PRIORITIES = 10;
    private static final int ARCHIVED_OF = 5;
    private static final int BASE_36 = 36;
    private static final int TODOS_A_PROJECT = 100;
    private static final int TODOS_A_USER = 50;
    private static final int PROJECTS_A_MISSING_ONE = 50;
    private static final int TODO_SEED = 42;
    private static final int PROJECT_SEED = 43;
    private static final int NEW_SEED = 5;

    private final Words words = new Words();
    private final Todo[] todos;
    private final Project[] projects;
    private final User[] users;

    /** Draws the rows. */
    public WorkloadRows(int todos) {
        this.todos = new Todo[todos];
        this.projects = new Project[Math.max(1, todos / TODOS_A_PROJECT)];
        this.users = new User[Math.max(1, todos / TODOS_A_USER)];
        Rng drawn = new Rng(TODO_SEED);
        for (int i = 0; i < todos; i++) {
            this.todos[i] = todo(drawn, i + 1L);
        }
        drawn = new Rng(PROJECT_SEED);
        for (int i = 0; i < projects.length; i++) {
            projects[i] = new Project(i + 1L, "Project " + i, drawn.below(ARCHIVED_OF) == 0);
        }
        for (int i = 0; i < users.length; i++) {
            users[i] = new User(i + 1L, "User " + i);
        }
    }

    private WorkloadRows(Todo[] todos, Project[] projects, User[] users) {
        this.todos = todos;
        this.projects = projects;
        this.users = users;
    }

    /** The same, but that all to-dos are of the first project. */
    public WorkloadRows ofOneProject() {
        Todo[] moved = todos.clone();
        for (int i = 0; i < moved.length; i++) {
            moved[i] = moved[i].withProjectId(1);
        }
        return new WorkloadRows(moved, projects, users);
    }

    /** New to-dos, with the ids that follow. */
    public Todo[] newTodos(int count) {
        Rng drawn = new Rng(NEW_SEED);
        Todo[] added = new Todo[count];
        for (int i = 0; i < count; i++) {
            added[i] = todo(drawn, todos.length + 1L + i);
        }
        return added;
    }

    private Todo todo(Rng drawn, long id) {
        long projectId = projectId(drawn);
        long ownerId = drawn.below(users.length) + 1L;
        String title = title(drawn, id);
        boolean done = drawn.below(2) == 1;
        int priority = priority(drawn);
        return new Todo(id, projectId, ownerId, title, done, priority, createdAt(drawn, id));
    }

    long projectId(Rng drawn) {
        return drawn.below(projects.length + Math.max(1, projects.length / PROJECTS_A_MISSING_ONE)) + 1L;
    }

    String title(Rng drawn, long id) {
        return words.draw(drawn) + " " + words.draw(drawn) + " " + words.draw(drawn) + " " + Long.toString(id, BASE_36);
    }

    static int priority(Rng drawn) {
        return drawn.below(PRIORITIES);
    }

    static long createdAt(Rng drawn, long id) {
        return FIRST_CREATED + drawn.below(CREATED_STEPS) * CREATED_STEP + id;
    }

    /** By id, from 1. */
    public Todo[] todos() {
        return todos;
    }

    /** By id, from 1. */
    public Project[] projects() {
        return projects;
    }

    /** By id, from 1. */
    public User[] users() {
        return users;
    }
}
