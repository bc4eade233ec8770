package dev.millrace.benchmarks.peers;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import dev.millrace.benchmarks.workload.Project;
import dev.millrace.benchmarks.workload.Todo;
import dev.millrace.benchmarks.workload.WorkloadQuery;
import dev.millrace.benchmarks.workload.WorkloadRows;

/** Tables in a database in the process; after each change, which is a transaction, the query is run and all its rows are read. */
final class JdbcRequery extends Requery {

    private static final String INDEX = "todo_of_query";

    private final Database database;
    private final Connection connection;
    private final PreparedStatement updateTodo;
    private final PreparedStatement insertTodo;
    private final PreparedStatement deleteTodo;
    private final PreparedStatement updateProject;
    private QuerySql.@Nullable Reader reader;
    private @Nullable PreparedStatement query;
    private List<String> indexed = List.of();

    JdbcRequery(Database database) {
        this.database = database;
        try {
            connection = DriverManager.getConnection(database.url());
            run("create table todo (id bigint primary key, project_id bigint not null, owner_id bigint not null, "
                    + "title varchar(100) not null, done boolean not null, priority integer not null, created_at bigint not null)");
            run("create table project (id bigint primary key, name varchar(100) not null, archived boolean not null)");
            run("create table app_user (id bigint primary key, name varchar(100) not null)");
            updateTodo =
                    connection.prepareStatement("update todo set project_id = ?, owner_id = ?, title = ?, done = ?, "
                            + "priority = ?, created_at = ? where id = ?");
            insertTodo = connection.prepareStatement(
                    "insert into todo (project_id, owner_id, title, done, priority, created_at, id) values (?, ?, ?, ?, ?, ?, ?)");
            deleteTodo = connection.prepareStatement("delete from todo where id = ?");
            updateProject = connection.prepareStatement("update project set name = ?, archived = ? where id = ?");
        } catch (SQLException e) {
            throw failed("start", e);
        }
    }

    @Override
    public void load(WorkloadRows rows) {
        try {
            TableLoad.of(database).load(connection, rows);
        } catch (SQLException e) {
            throw failed("load", e);
        }
    }

    @Override
    void prepare(WorkloadQuery opened) {
        QuerySql sql = QuerySql.of(opened);
        try {
            index(opened);
            reader = sql.reader();
            query = connection.prepareStatement(sql.text());
        } catch (SQLException e) {
            throw failed("open " + opened, e);
        }
    }

    /** An index stays when its query is closed, so that the query opens again with a warm one, until another query is opened. */
    private void index(WorkloadQuery opened) throws SQLException {
        List<String> columns = database.indexed(opened);
        if (columns.equals(indexed)) {
            return;
        }
        run("drop index if exists " + INDEX);
        if (!columns.isEmpty()) {
            run("create index " + INDEX + " on todo (" + String.join(", ", columns) + ")");
        }
        indexed = columns;
    }

    @Override
    List<?> evaluate() {
        PreparedStatement asked = Objects.requireNonNull(query);
        QuerySql.Reader read = Objects.requireNonNull(reader);
        List<Object> rows = new ArrayList<>();
        try (ResultSet found = asked.executeQuery()) {
            while (found.next()) {
                rows.add(read.read(found));
            }
        } catch (SQLException e) {
            throw failed("query", e);
        }
        return rows;
    }

    @Override
    public void closeQuery() {
        super.closeQuery();
        try {
            Objects.requireNonNull(query).close();
        } catch (SQLException e) {
            throw failed("close a query", e);
        }
        query = null;
    }

    @Override
    void replace(Todo todo) {
        execute(updateTodo, todo);
    }

    @Override
    void add(Todo todo) {
        execute(insertTodo, todo);
    }

    private void execute(PreparedStatement statement, Todo todo) {
        try {
            TableLoad.set(statement, todo);
            changedOne(statement.executeUpdate());
        } catch (SQLException e) {
            throw failed("store a to-do", e);
        }
    }

    @Override
    void replace(Todo[] todos) {
        try {
            connection.setAutoCommit(false);
            for (Todo todo : todos) {
                TableLoad.set(updateTodo, todo);
                updateTodo.addBatch();
            }
            updateTodo.executeBatch();
            connection.commit();
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            throw failed("store to-dos", e);
        }
    }

    @Override
    void replace(Project project) {
        try {
            updateProject.setString(1, project.name());
            updateProject.setBoolean(2, project.archived());
            updateProject.setLong(3, project.id());
            changedOne(updateProject.executeUpdate());
        } catch (SQLException e) {
            throw failed("store a project", e);
        }
    }

    @Override
    void remove(Todo todo) {
        try {
            deleteTodo.setLong(1, todo.id());
            changedOne(deleteTodo.executeUpdate());
        } catch (SQLException e) {
            throw failed("delete a to-do", e);
        }
    }

    private static void changedOne(int rows) {
        if (rows != 1) {
            throw new IllegalStateException("A change of one row changed " + rows + "; is its id in the table?");
        }
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private IllegalStateException failed(String what, SQLException cause) {
        return new IllegalStateException(database + " could not " + what + ": " + cause.getMessage(), cause);
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw failed("close", e);
        }
    }
}
