package dev.millrace.benchmarks.queries;

/**
 * The parent of tasks.
 *
 * @param id the key
 * @param team the team that works on it: one project a team
 * @param name what is shown
 */
public record Project(long id, int team, String name) {
}
