package dev.millrace.benchmarks.workload;

/**
 * A program that keeps the result of one query of the workload current, or makes it anew when asked. Each change is one step: when the
 * call returns, the result is current and its subscriber has been told. Confined to one thread.
 */
public interface Contestant extends AutoCloseable {

    /** Takes all rows in, before any query is opened. Of each relation it is one step. */
    void load(WorkloadRows rows);

    /** Opens a query: its result is current, and a subscriber is told of what it holds and of what becomes of it. */
    void open(WorkloadQuery query);

    /** Closes the query; another one may be opened then. */
    void closeQuery();

    /** Takes a to-do in place of the one with its id. */
    void update(Todo todo);

    /** Takes a to-do with an id that is not there. */
    void insert(Todo todo);

    /** Removes a to-do that is there. */
    void delete(Todo todo);

    /** Takes to-dos in place of those with their ids, of which one may be named twice: the later one holds. One step. */
    void update(Todo[] todos);

    /** Takes a project in place of the one with its id. */
    void update(Project project);

    /** The result's rows, hashed as the workload's page says. */
    String checksum();

    /** How many changes of the result its subscriber was told of; what comes when a query is opened is not counted. */
    long told();

    @Override
    void close();
}
