package dev.millrace.benchmarks.hand;

import dev.millrace.benchmarks.workload.Checksum;
import dev.millrace.benchmarks.workload.Project;
import dev.millrace.benchmarks.workload.Todo;

/** A query, written by hand. The tables hold what is after a step already when the program is told of the step. */
abstract class HandProgram {

    final HandTables tables;
    final TodoTable todos;
    final HandListener listener;

    HandProgram(HandTables tables, HandListener listener) {
        this.tables = tables;
        this.todos = tables.todos();
        this.listener = listener;
    }

    /** Builds what the query keeps, and tells the rows of its result. */
    abstract void open();

    /** A row took the place of another with its id. */
    abstract void update(int slot, Todo before, Todo after);

    /** A row is there that was not. */
    abstract void insert(int slot, Todo todo);

    /** A row is gone; its slot is free. */
    abstract void delete(int slot, Todo todo);

    /** Several rows took the places of others in one step, each slot once. */
    void update(int[] slots, Todo[] before, int count) {
        for (int i = 0; i < count; i++) {
            update(slots[i], before[i], todos.row(slots[i]));
        }
    }

    /** A project took the place of another with its id; without concern for most queries. */
    void update(int number, Project before, Project after) {
    }

    /** Gives the rows of the result. */
    abstract void checksum(Checksum into);
}
