package dev.millrace.benchmarks.queries;

/**
 * The row that the queries are over.
 *
 * @param id the key
 * @param ownerId whose it is: ten tasks an owner
 * @param projectId the project it belongs to
 * @param score what tasks of an owner are ordered by
 * @param title what is shown
 */
public record Task(long id, long ownerId, long projectId, int score, String title) {

    Task withTitle(String other) {
        return new Task(id, ownerId, projectId, score, other);
    }

    Task withScore(int other) {
        return new Task(id, ownerId, projectId, other, title);
    }
}
