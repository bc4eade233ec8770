package dev.millrace.benchmarks.workload;

/** The queries of the workload. */
public enum WorkloadQuery {

    /** Todos where not done and priority >= 5. */
    Q1(false, false, "filter"),
    /** Q1 by createdAt descending, the first 50. */
    Q2(true, false, "filter, order, limit 50"),
    /** Todos joined with projects where not archived, by createdAt descending, the first 100. */
    Q3(true, true, "join, order, limit 100"),
    /** Q1 joined with projects that are not archived, and with users. */
    Q4(false, true, "join of three"),
    /** Todos by project: count, sum of priorities, latest. */
    Q5(false, false, "group by"),
    /** Todos by title, all of them, with positions. */
    Q6(true, false, "full order"),
    /** Todos left joined with projects. */
    Q7(false, true, "left join"),
    /** The distinct pairs of owner and priority of to-dos that are not done. */
    Q8(false, false, "distinct");

    private final boolean ordered;
    private final boolean overProjects;
    private final String title;

    WorkloadQuery(boolean ordered, boolean overProjects, String title) {
        this.ordered = ordered;
        this.overProjects = overProjects;
        this.title = title;
    }

    /** Whether its rows have positions. */
    public boolean isOrdered() {
        return ordered;
    }

    /** Whether a project can concern it. */
    public boolean isOverProjects() {
        return overProjects;
    }

    /** What it is, in a few words. */
    public String title() {
        return title;
    }
}
