package dev.millrace.benchmarks.workload;

/** A project of to-dos. */
public record Project(long id, String name, boolean archived) {

    Project withArchived(boolean changed) {
        return new Project(id, name, changed);
    }
}
