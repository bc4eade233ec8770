package dev.millrace.benchmarks.hand;

import org.jspecify.annotations.Nullable;

import dev.millrace.benchmarks.workload.Project;

/** The projects by number, and their numbers by id. */
final class ProjectTable {

    private final LongIndex numbers = new LongIndex();
    private final Project[] rows;

    ProjectTable(Project[] projects) {
        rows = projects.clone();
        for (Project project : projects) {
            numbers.add(project.id());
        }
    }

    int size() {
        return rows.length;
    }

    /** The number of a project, -1 if there is none with the id. */
    int number(long id) {
        return numbers.find(id);
    }

    Project row(int number) {
        return rows[number];
    }

    /** The project with an id, none if there is none. */
    @Nullable
    Project find(long id) {
        int number = numbers.find(id);
        return number < 0 ? null : rows[number];
    }

    /** Puts a project in place of the one with its number, which it answers. */
    Project replace(int number, Project after) {
        Project before = rows[number];
        rows[number] = after;
        return before;
    }
}
