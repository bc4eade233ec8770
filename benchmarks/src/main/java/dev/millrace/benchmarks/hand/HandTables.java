package dev.millrace.benchmarks.hand;

/** The rows of all relations. */
record HandTables(TodoTable todos, ProjectTable projects, UserTable users) {
}
