package dev.millrace.query;

import java.util.List;
import java.util.function.BiFunction;

import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.FilterNode;
import dev.millrace.query.ast.GroupNode;
import dev.millrace.query.ast.KeyNode;
import dev.millrace.query.ast.OpenScope;
import dev.millrace.query.ast.QueryNode;
import dev.millrace.query.internal.NearestName;

/**
 * Groups of a {@link DynamicQuery}; {@code select} says what becomes of a group: {@code (g, row) -> intoMap(named("team",
 * g.key("u.team")), named("most", g.max(row.numberField("t.rank", Integer.class))))}. Immutable and thread-safe.
 */
public final class DynamicGroups {

    private final QueryNode rows;
    private final List<String> aliases;
    private final List<String> keys;
    private final GroupNode groups;
    private final QueryNode node;

    private DynamicGroups(QueryNode rows, List<String> aliases, List<String> keys, GroupNode groups, QueryNode node) {
        this.rows = rows;
        this.aliases = aliases;
        this.keys = keys;
        this.groups = groups;
        this.node = node;
    }

    static DynamicGroups of(QueryNode rows, List<String> aliases, List<String> keys) {
        Names names = new Names(rows, aliases, null);
        List<ExprNode> by = keys.stream().map(path -> names.field(path).node()).toList();
        GroupNode groups = new GroupNode(rows, by);
        return new DynamicGroups(rows, aliases, keys, groups, groups);
    }

    /** Stands for a group inside {@code having} and {@code select}: its keys by path, and aggregates by the rows' components. */
    public final class Keys extends Aggregates {

        private Keys(OpenScope scope) {
            super(scope);
        }

        /**
         * The value that all rows of the group have in common.
         *
         * @param path a path, as it was given to {@code groupBy}
         * @return the key
         * @throws IllegalArgumentException if the rows are not grouped by it; the message names the nearest
         */
        public OrderedExpr<Object> key(String path) {
            int index = keys.indexOf(path);
            if (index < 0) {
                throw new IllegalArgumentException(
                        "The rows are not grouped by \"" + path + "\"" + NearestName.hint(path, keys)
                                + "; the keys are " + keys);
            }
            ExprNode key = groups.keys().get(index);
            return new OrderedExpr<>(read(new KeyNode(index, key)));
        }
    }

    /**
     * Keeps the groups for which a condition is true.
     *
     * @param condition over keys and aggregates
     * @return the groups kept
     */
    public DynamicGroups having(BiFunction<? super Keys, ? super Names, Condition> condition) {
        return new DynamicGroups(rows, aliases, keys, groups,
                new FilterNode(node, Closing.node("having", scope -> condition.apply(new Keys(scope), names(scope)))));
    }

    /**
     * Makes a row of each group.
     *
     * @param <O> the type of what is made
     * @param shape made of keys and aggregates
     * @return the query of what is made
     */
    public <O> Selection<O> select(BiFunction<? super Keys, ? super Names, ? extends Expr<O>> shape) {
        return Selection.project(node,
                Closing.node("select", scope -> shape.apply(new Keys(scope), names(scope))));
    }

    private Names names(OpenScope scope) {
        return new Names(rows, aliases, scope);
    }

    @Override
    public String toString() {
        return node.toString();
    }
}
