package dev.millrace.benchmarks.workload;

import java.util.Locale;

/** What one change of a to-do or project does. */
public enum ChangeKind {

    /** The updates of the workload: all four fields in turn. */
    MIXED,
    /** A new to-do. */
    INSERT,
    /** A to-do less. */
    DELETE,
    /** What a filter looks at: done, or not. */
    FILTER,
    /** What a join looks at: another project. */
    JOIN,
    /** What most orders look at: when it was created. */
    SORT,
    /** What Q6 orders by, and others show. */
    TITLE,
    /** The title of a to-do that the query's window shows. */
    INSIDE,
    /** The title of a to-do that the query's window does not show. */
    OUTSIDE,
    /** A project that is archived, or no longer: some hundred to-dos point at it. */
    PARENT;

    /** Whether such changes tell anything of a query. */
    public boolean concerns(WorkloadQuery query) {
        return switch (this) {
            case MIXED, INSERT, DELETE, FILTER, SORT, TITLE -> true;
            case JOIN -> query.isOverProjects() || query == WorkloadQuery.Q5;
            case PARENT -> query.isOverProjects();
            case INSIDE, OUTSIDE -> query == WorkloadQuery.Q2 || query == WorkloadQuery.Q3;
        };
    }

    /** As figures name it. */
    @Override
    public String toString() {
        return "update." + name().toLowerCase(Locale.ROOT);
    }
}
