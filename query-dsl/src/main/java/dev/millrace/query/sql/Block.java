package dev.millrace.query.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.Window;

/**
 * A SELECT in the making, whose columns are not yet chosen. Steps that fit into it are added to it; a step that does not is put
 * around it ({@link QueryWriter#nested}).
 *
 * @param from what stands after FROM
 * @param where the conditions
 * @param suffix GROUP BY and HAVING; empty if it is not grouped
 * @param lanes the values of its rows
 * @param identity what tells its rows apart, in order (law 10)
 * @param here not null in every row: tells that there is one, on the absent side of a join
 * @param order the terms of its order, down to the identity; null if it has none
 * @param window which of its rows
 * @param grouped whether its rows are groups
 * @param correlated whether it reads rows around it
 */
record Block(Sql from, List<Sql> where, Sql suffix, List<Shape> lanes, List<Operand> identity, Sql here,
        @Nullable List<Sql> order, @Nullable Window window, boolean grouped, boolean correlated) {

    static Block of(Sql from, List<Shape> lanes, List<Operand> identity, Sql here) {
        return new Block(from, List.of(), Sql.raw(""), lanes, identity, here, null, null, false, false);
    }

    Block withLanes(List<Shape> others, boolean readsAround) {
        return new Block(from, where, suffix, others, identity, here, order, window, grouped,
                correlated || readsAround);
    }

    Block withIdentity(List<Operand> other) {
        return new Block(from, where, suffix, lanes, other, here, order, window, grouped, correlated);
    }

    Block and(Sql condition, boolean readsAround) {
        List<Sql> conditions = new ArrayList<>(where);
        conditions.add(condition);
        return new Block(from, conditions, suffix, lanes, identity, here, order, window, grouped,
                correlated || readsAround);
    }

    Block ordered(@Nullable List<Sql> terms) {
        return new Block(from, where, suffix, lanes, identity, here, terms, window, grouped, correlated);
    }

    Block windowed(Window some) {
        return new Block(from, where, suffix, lanes, identity, here, order, some, grouped, correlated);
    }

    Block groupedBy(Sql keysAndHaving, List<Shape> shapes, List<Operand> keys) {
        return new Block(from, where, keysAndHaving, shapes, keys, Sql.atom("1"), null, null, true, correlated);
    }

    /** Whether its rows can be filtered, joined and grouped as they are. */
    boolean isOpen() {
        return window == null && !grouped && lanes.stream().allMatch(Shape::isPlain);
    }

    /** The columns after one another, with FROM and all that follows. */
    Sql select(String how, List<Sql> columns) {
        List<Sql> parts = new ArrayList<>();
        parts.add(Sql.of("SELECT " + how + "#1 FROM #2", Sql.unwrapped(", ", columns), from));
        parts.add(condition());
        parts.add(suffix);
        if (order != null && !order.isEmpty()) {
            parts.add(Sql.of(" ORDER BY #1", Sql.unwrapped(", ", order)));
        }
        if (window != null) {
            parts.add(Sql.raw(" LIMIT " + window.limit() + (window.offset() == 0 ? "" : " OFFSET " + window.offset())));
        }
        return Sql.unwrapped("", parts);
    }

    Sql select(List<Sql> columns) {
        return select("", columns);
    }

    private Sql condition() {
        return where.isEmpty() ? Sql.raw("") : Sql.of(" WHERE #1", Sql.unwrapped(" AND ", where));
    }

    /** The same with each value of its rows written otherwise. */
    Block map(UnaryOperator<Shape> writing) {
        return withLanes(lanes.stream().map(writing).toList(), false);
    }
}
