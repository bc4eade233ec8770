package dev.millrace.benchmarks.peers;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

import dev.millrace.benchmarks.workload.Project;
import dev.millrace.benchmarks.workload.Todo;
import dev.millrace.benchmarks.workload.User;
import dev.millrace.benchmarks.workload.WorkloadRows;

/** Puts all rows into empty tables, by the fastest way that a database has. */
@FunctionalInterface
interface TableLoad {

    /** The rows of all tables. */
    void load(Connection connection, WorkloadRows rows) throws SQLException;

    static TableLoad of(Database database) {
        return database == Database.DUCKDB ? TableLoad::append : TableLoad::insert;
    }

    /** Sets the parameters of an update or insert of a to-do: the id is the last one. */
    static void set(PreparedStatement statement, Todo todo) throws SQLException {
        statement.setLong(1, todo.projectId());
        statement.setLong(2, todo.ownerId());
        statement.setString(3, todo.title());
        statement.setBoolean(4, todo.done());
        statement.setInt(5, todo.priority());
        statement.setLong(6, todo.createdAt());
        statement.setLong(7, todo.id());
    }

    private static void insert(Connection connection, WorkloadRows rows) throws SQLException {
        connection.setAutoCommit(false);
        try (PreparedStatement todos = connection.prepareStatement(
                "insert into todo (project_id, owner_id, title, done, priority, created_at, id) values (?, ?, ?, ?, ?, ?, ?)");
                PreparedStatement projects = connection.prepareStatement("insert into project values (?, ?, ?)");
                PreparedStatement users = connection.prepareStatement("insert into app_user values (?, ?)")) {
            for (Todo todo : rows.todos()) {
                set(todos, todo);
                todos.addBatch();
            }
            todos.executeBatch();
            for (Project project : rows.projects()) {
                projects.setLong(1, project.id());
                projects.setString(2, project.name());
                projects.setBoolean(3, project.archived());
                projects.addBatch();
            }
            projects.executeBatch();
            for (User user : rows.users()) {
                users.setLong(1, user.id());
                users.setString(2, user.name());
                users.addBatch();
            }
            users.executeBatch();
        }
        connection.commit();
        connection.setAutoCommit(true);
    }

    private static void append(Connection connection, WorkloadRows rows) throws SQLException {
        DuckDBConnection duckdb = connection.unwrap(DuckDBConnection.class);
        try (DuckDBAppender todos = duckdb.createAppender("todo")) {
            for (Todo todo : rows.todos()) {
                todos.beginRow().append(todo.id()).append(todo.projectId()).append(todo.ownerId()).append(todo.title())
                        .append(todo.done()).append(todo.priority()).append(todo.createdAt()).endRow();
            }
        }
        try (DuckDBAppender projects = duckdb.createAppender("project")) {
            for (Project project : rows.projects()) {
                projects.beginRow().append(project.id()).append(project.name()).append(project.archived()).endRow();
            }
        }
        try (DuckDBAppender users = duckdb.createAppender("app_user")) {
            for (User user : rows.users()) {
                users.beginRow().append(user.id()).append(user.name()).endRow();
            }
        }
    }
}
