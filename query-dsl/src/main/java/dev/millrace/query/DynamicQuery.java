package dev.millrace.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.FilterNode;
import dev.millrace.query.ast.JoinKind;
import dev.millrace.query.ast.JoinNode;
import dev.millrace.query.ast.OpenScope;
import dev.millrace.query.ast.QueryNode;

/**
 * A query made at run time, by names: for programs that know neither how many sources there are nor what their components are
 * called. Types are checked when it is built. What it selects are maps; from there on it is a query like any other.
 *
 * <pre>{@code
 * DynamicQuery.from("t", todos).join("u", users).on("t.ownerId", "u.id")
 *     .where(row -> row.field("t.rank").gt(3))
 *     .select("t.title", "u.name");
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 */
public final class DynamicQuery {

    private final QueryNode node;
    private final List<String> aliases;

    private DynamicQuery(QueryNode node, List<String> aliases) {
        this.node = node;
        this.aliases = aliases;
    }

    /**
     * Starts a query over a relation.
     *
     * @param alias what the relation is called in this query
     * @param relation the relation
     * @return the query of its rows
     */
    public static DynamicQuery from(String alias, Relation<?> relation) {
        return start(alias, Joins.source(relation));
    }

    /**
     * Starts a query over the rows of another one.
     *
     * @param alias what the rows are called in this query
     * @param query the other query
     * @return the query of its rows
     */
    public static DynamicQuery from(String alias, Query<?> query) {
        return start(alias, query.node());
    }

    private static DynamicQuery start(String alias, QueryNode rows) {
        rows.lane();
        return new DynamicQuery(rows, List.of(requireAlias(alias, List.of())));
    }

    private static String requireAlias(String alias, List<String> taken) {
        if (alias.isBlank() || alias.contains(".")) {
            throw new IllegalArgumentException("An alias is a name without dots, but \"" + alias + "\" was given");
        } else if (taken.contains(alias)) {
            throw new IllegalArgumentException("The alias \"" + alias + "\" is taken; the sources are " + taken);
        }
        return alias;
    }

    /**
     * Joins another relation; name the keys next.
     *
     * @param kind which rows come out; not SEMI or ANTI, for which there is {@code exists}
     * @param alias what the other relation is called in this query
     * @param other the other relation
     * @return the next step
     */
    public On join(JoinKind kind, String alias, Relation<?> other) {
        return new On(kind, alias, Joins.source(other));
    }

    /**
     * Joins the rows of another query; name the keys next.
     *
     * @param kind which rows come out; not SEMI or ANTI, for which there is {@code exists}
     * @param alias what the other rows are called in this query
     * @param other the other query
     * @return the next step
     */
    public On join(JoinKind kind, String alias, Query<?> other) {
        return new On(kind, alias, other.node());
    }

    /**
     * Joins another relation, keeping the rows that match; name the keys next.
     *
     * @param alias what the other relation is called in this query
     * @param other the other relation
     * @return the next step
     */
    public On join(String alias, Relation<?> other) {
        return join(JoinKind.INNER, alias, other);
    }

    /** A join whose keys are to be named. */
    public final class On {

        private final JoinKind kind;
        private final String alias;
        private final QueryNode right;

        private On(JoinKind kind, String alias, QueryNode right) {
            if (kind.showsLeftOnly()) {
                throw new IllegalArgumentException("A join of kind " + kind + " shows no rows of \"" + alias
                        + "\"; use exists or notExists in a condition");
            }
            this.kind = kind;
            this.alias = requireAlias(alias, aliases);
            this.right = right;
        }

        /**
         * Names the keys.
         *
         * @param left the path of a component of the sources so far
         * @param rightPath the path of a component of the new source, with or without its alias
         * @param more further pairs of paths; all are to be equal
         * @return the query of the joined rows
         * @throws IllegalArgumentException if there is no such component, the two are of unlike types, or a pair lacks its other half
         */
        public DynamicQuery on(String left, String rightPath, String... more) {
            if (more.length % 2 != 0) {
                throw new IllegalArgumentException(
                        "Keys come in pairs, but after " + left + " and " + rightPath + " there are "
                                + Arrays.toString(more));
            }
            Names lefts = new Names(node, aliases, null);
            Names rights = new Names(right, List.of(alias), null);
            List<ExprNode> leftKeys = new ArrayList<>(List.of(lefts.field(left).node()));
            List<ExprNode> rightKeys = new ArrayList<>(List.of(rights.field(rightPath).node()));
            for (int i = 0; i < more.length; i += 2) {
                leftKeys.add(lefts.field(more[i]).node());
                rightKeys.add(rights.field(more[i + 1]).node());
            }
            List<String> all = new ArrayList<>(aliases);
            all.add(alias);
            return new DynamicQuery(new JoinNode(kind, node, right, leftKeys, rightKeys, null), List.copyOf(all));
        }
    }

    /**
     * Keeps the rows for which a condition is true. Several calls are a conjunction.
     *
     * @param condition the condition on a row
     * @return the query of the rows kept
     */
    public DynamicQuery where(Function<? super Names, Condition> condition) {
        return new DynamicQuery(
                new FilterNode(node, Closing.node("where", scope -> condition.apply(names(scope)))), aliases);
    }

    /**
     * Selects components into maps, each under the last part of its path.
     *
     * @param first a path
     * @param more further paths
     * @return the query of the maps
     * @throws IllegalArgumentException if there is no such component, or two have the same last part
     */
    public Selection<Map<String, @Nullable Object>> select(String first, String... more) {
        return select(row -> {
            Named[] others = Arrays.stream(more).map(path -> named(row, path)).toArray(Named[]::new);
            return QueryDsl.intoMap(named(row, first), others);
        });
    }

    private static Named named(Names row, String path) {
        return QueryDsl.named(Names.last(path), row.field(path));
    }

    /**
     * Makes something of each row.
     *
     * @param <O> the type of what is made
     * @param shape what is made of a row, such as {@code intoMap(named("title", row.field("t.title")))}
     * @return the query of what is made
     */
    public <O> Selection<O> select(Function<? super Names, ? extends Expr<O>> shape) {
        return Selection.project(node, Closing.node("select", scope -> shape.apply(names(scope))));
    }

    /**
     * Groups the rows by components; each null is a value of its own.
     *
     * @param first a path
     * @param more further paths
     * @return the groups
     * @throws IllegalArgumentException if there is no such component
     */
    public DynamicGroups groupBy(String first, String... more) {
        List<String> paths = new ArrayList<>(List.of(first));
        paths.addAll(Arrays.asList(more));
        return DynamicGroups.of(node, aliases, paths);
    }

    private Names names(OpenScope scope) {
        return new Names(node, aliases, scope);
    }

    /** The query so far, as the typed program would be. */
    @Override
    public String toString() {
        return node.toString();
    }
}
