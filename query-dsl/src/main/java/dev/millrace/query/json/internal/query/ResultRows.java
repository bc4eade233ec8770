package dev.millrace.query.json.internal.query;

import dev.millrace.query.OrderedQuery;
import dev.millrace.query.Query;
import dev.millrace.query.QueryDsl;
import dev.millrace.query.ScalarQuery;
import dev.millrace.query.SingleQuery;
import dev.millrace.query.Window;
import dev.millrace.query.ast.GroupNode;
import dev.millrace.query.ast.OrderNode;
import dev.millrace.query.ast.ProjectNode;
import dev.millrace.query.ast.QueryNode;
import dev.millrace.query.ast.WindowNode;
import dev.millrace.query.json.internal.text.Mismatch;

/** How many rows a query gives by its Java type, which its steps do not tell: the first of many is still a list of one. */
public enum ResultRows {

    /** Any number. */
    MANY,
    /** At most one: that of {@code findOne}. */
    OPTIONAL,
    /** Exactly one: the aggregates of all rows. */
    ONE;

    public static ResultRows of(Query<?> query) {
        return query instanceof SingleQuery<?> ? OPTIONAL : query instanceof ScalarQuery<?> ? ONE : MANY;
    }

    /** Refuses a query that does not promise so few rows. */
    void require(QueryNode node) {
        boolean holds = switch (this) {
            case MANY -> true;
            case OPTIONAL -> node instanceof WindowNode window && window.window().limit() <= 1;
            case ONE -> node instanceof OrderNode order && order.input() instanceof ProjectNode project
                    && project.input() instanceof GroupNode group && group.keys().isEmpty();
        };
        if (!holds) {
            throw new Mismatch(this == ONE ? "\"one\" of a query that aggregates all rows"
                    : "\"optional\" of a query whose last step is a window of one row", "it of another query");
        }
    }

    /** The query of a node that gives so many. */
    <R> Query<R> query(QueryNode node) {
        return switch (this) {
            case ONE -> new ScalarQuery<>(node);
            case OPTIONAL -> new SingleQuery<>(node);
            case MANY -> many(node);
        };
    }

    private static <R> Query<R> many(QueryNode node) {
        if (!node.isOrdered()) {
            // The language begins anew with any query, whatever its Java type.
            return QueryDsl.from(new SingleQuery<R>(node));
        }
        return node instanceof WindowNode window && !window.window().equals(Window.ALL)
                ? new OrderedQuery<>(window.input(), window.window()) : new OrderedQuery<>(node, Window.ALL);
    }
}
