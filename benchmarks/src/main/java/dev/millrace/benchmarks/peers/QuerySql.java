package dev.millrace.benchmarks.peers;

import java.sql.ResultSet;
import java.sql.SQLException;

import org.jspecify.annotations.Nullable;

import dev.millrace.benchmarks.workload.Todo;
import dev.millrace.benchmarks.workload.WorkloadQuery;

/** A query of the workload in SQL, and how a row of its result is read. */
record QuerySql(String text, Reader reader) {

    private static final String WHOLE = "select id, project_id, owner_id, title, done, priority, created_at from todo ";
    private static final String IMPORTANT = "where not done and priority >= 5 ";

    /** Reads one row. */
    @FunctionalInterface
    interface Reader {

        Object read(ResultSet row) throws SQLException;
    }

    static QuerySql of(WorkloadQuery query) {
        return switch (query) {
            case Q1 -> new QuerySql(WHOLE + IMPORTANT, QuerySql::todo);
            case Q2 -> new QuerySql(WHOLE + IMPORTANT + "order by created_at desc limit 50", QuerySql::todo);
            case Q3 -> new QuerySql("""
                    select t.id, t.created_at, t.title, p.name
                    from todo t join project p on p.id = t.project_id
                    where not p.archived
                    order by t.created_at desc limit 100""", QuerySql::projectTodo);
            case Q4 -> new QuerySql("""
                    select t.id, t.title, p.name, u.name
                    from todo t join project p on p.id = t.project_id join app_user u on u.id = t.owner_id
                    where not t.done and t.priority >= 5 and not p.archived""", QuerySql::ownedTodo);
            case Q5 -> new QuerySql("""
                    select project_id, count(*), cast(sum(priority) as bigint), max(created_at)
                    from todo group by project_id""", QuerySql::totals);
            case Q6 -> new QuerySql(WHOLE + "order by title", QuerySql::todo);
            case Q7 -> new QuerySql("""
                    select t.id, t.title, p.name, p.archived
                    from todo t left join project p on p.id = t.project_id""", QuerySql::placedTodo);
            case Q8 -> new QuerySql("select distinct owner_id, priority from todo where not done",
                    QuerySql::ownerPriority);
        };
    }

    private static Object todo(ResultSet row) throws SQLException {
        return new Todo(row.getLong(1), row.getLong(2), row.getLong(3), row.getString(4), row.getBoolean(5),
                row.getInt(6),
                row.getLong(7));
    }

    private static Object projectTodo(ResultSet row) throws SQLException {
        return new ProjectTodo(row.getLong(1), row.getLong(2), row.getString(3), row.getString(4));
    }

    private static Object ownedTodo(ResultSet row) throws SQLException {
        return new OwnedTodo(row.getLong(1), row.getString(2), row.getString(3), row.getString(4));
    }

    private static Object totals(ResultSet row) throws SQLException {
        return new ProjectTotals(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4));
    }

    private static Object placedTodo(ResultSet row) throws SQLException {
        @Nullable String project = row.getString(3);
        return new PlacedTodo(row.getLong(1), row.getString(2), project, project == null ? null : row.getBoolean(4));
    }

    private static Object ownerPriority(ResultSet row) throws SQLException {
        return new OwnerPriority(row.getLong(1), row.getInt(2));
    }
}
