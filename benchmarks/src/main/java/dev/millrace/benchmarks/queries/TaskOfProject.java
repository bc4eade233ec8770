package dev.millrace.benchmarks.queries;

/**
 * A task beside its project.
 *
 * @param id the task
 * @param score its score
 * @param project the name of its project
 */
public record TaskOfProject(long id, int score, String project) {
}
