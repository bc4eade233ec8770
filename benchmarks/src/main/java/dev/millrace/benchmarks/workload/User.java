package dev.millrace.benchmarks.workload;

/** An owner of to-dos. */
public record User(long id, String name) {
}
