package dev.millrace.benchmarks.workload;

/** A to-do. Some point at no project. */
public record Todo(long id, long projectId, long ownerId, String title, boolean done, int priority, long createdAt) {

    /** Another object of the same values. */
    Todo copy() {
        return new Todo(id, projectId, ownerId, title, done, priority, createdAt);
    }

    Todo withDone(boolean changed) {
        return new Todo(id, projectId, ownerId, title, changed, priority, createdAt);
    }

    Todo withPriority(int changed) {
        return new Todo(id, projectId, ownerId, title, done, changed, createdAt);
    }

    Todo withCreatedAt(long changed) {
        return new Todo(id, projectId, ownerId, title, done, priority, changed);
    }

    Todo withTitle(String changed) {
        return new Todo(id, projectId, ownerId, changed, done, priority, createdAt);
    }

    Todo withProjectId(long changed) {
        return new Todo(id, changed, ownerId, title, done, priority, createdAt);
    }
}
