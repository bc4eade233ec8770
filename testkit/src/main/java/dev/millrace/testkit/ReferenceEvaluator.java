package dev.millrace.testkit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.Bindings;
import dev.millrace.query.Identity;
import dev.millrace.query.Query;
import dev.millrace.query.RelationRef;
import dev.millrace.query.Window;
import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.FieldNode;
import dev.millrace.query.ast.FilterNode;
import dev.millrace.query.ast.GroupNode;
import dev.millrace.query.ast.JoinNode;
import dev.millrace.query.ast.OrderNode;
import dev.millrace.query.ast.OrderTerm;
import dev.millrace.query.ast.ProjectNode;
import dev.millrace.query.ast.QueryNode;
import dev.millrace.query.ast.SourceNode;
import dev.millrace.query.ast.WindowNode;
import dev.millrace.query.value.NullPlacement;
import dev.millrace.query.value.Values;

/**
 * Computes the result of a query from the rows of its relations, afresh and in the plainest way: this is what a result is.
 * Whatever keeps results current is right if it agrees with it after every commit (law 6). It keeps nothing, knows no index
 * and shares no code with the engine but the value domain's comparisons.
 *
 * <p>It expects queries as the query language builds them. One that is not well-typed (a field of a lane that is not there, a
 * group used as a row, a limit without an order) is refused with an {@code IllegalArgumentException} as soon as a row meets
 * the fault.
 *
 * <p>All methods are pure and safe from any thread.
 *
 * @since 0.1
 */
public final class ReferenceEvaluator {

    private final Expressions expressions;
    private final Map<String, ? extends Collection<?>> relations;

    private ReferenceEvaluator(Bindings bindings, Map<String, ? extends Collection<?>> relations) {
        this.expressions = new Expressions(bindings);
        this.relations = relations;
    }

    /**
     * Evaluates a query.
     *
     * @param query the query
     * @param bindings a value for each of its parameters, possibly null
     * @param relations the rows of each relation, by the relation's name, in any order
     * @return its result, as {@link #evaluate(QueryNode, Bindings, Map)}
     */
    public static EvaluatedResult evaluate(Query<?> query, Bindings bindings,
            Map<String, ? extends Collection<?>> relations) {
        return evaluate(query.node(), bindings, relations);
    }

    /**
     * Evaluates a query.
     *
     * @param query the query
     * @param bindings a value for each of its parameters, possibly null
     * @param relations the rows of each relation, by the relation's name, in any order
     * @return its rows in the query's order, ties by identity; in the order of identities if it has none. The latter is a
     *     convenience: a query without an order has no positions (law 7)
     * @throws IllegalArgumentException if the rows of a relation are missing, of another type, or two of them have one key;
     *     if a parameter is not bound, or bound to a value of another type; if the query is not well-typed
     */
    public static EvaluatedResult evaluate(QueryNode query, Bindings bindings,
            Map<String, ? extends Collection<?>> relations) {
        List<Tuple> tuples = new ReferenceEvaluator(bindings, relations).rows(query);
        if (!isOrdered(query)) {
            tuples = sorted(tuples, Comparator.comparing(Tuple::identity));
        }
        return new EvaluatedResult(tuples.stream().map(tuple -> row(query, tuple)).toList());
    }

    private static EvaluatedResult.Entry row(QueryNode query, Tuple tuple) {
        if (tuple instanceof Tuple.Lanes lanes && lanes.values().size() == 1) {
            return new EvaluatedResult.Entry(lanes.identity(), lanes.values().get(0));
        }
        throw new IllegalArgumentException("The rows of a result were asked for, but the query ends in "
                + (tuple instanceof Tuple.Lanes ? "a join" : "groups") + "; end it with a projection: " + query);
    }

    private static boolean isOrdered(QueryNode query) {
        return query instanceof OrderNode || query instanceof WindowNode;
    }

    private List<Tuple> rows(QueryNode node) {
        if (node instanceof SourceNode source) {
            return source(source.relation());
        } else if (node instanceof FilterNode filter) {
            return filter(filter);
        } else if (node instanceof JoinNode join) {
            return join(join);
        } else if (node instanceof GroupNode group) {
            return group(group);
        } else if (node instanceof ProjectNode project) {
            return project(project);
        } else if (node instanceof OrderNode order) {
            return order(order);
        }
        return window((WindowNode) node);
    }

    // The rows of a relation: each is told apart by its key (law 2).
    private List<Tuple> source(RelationRef<?> relation) {
        Collection<?> rows = relations.get(relation.name());
        if (rows == null) {
            throw new IllegalArgumentException(
                    "The query reads relation \"" + relation.name() + "\", but rows are given for "
                            + new TreeSet<>(relations.keySet()) + " only");
        }
        List<Tuple> tuples = new ArrayList<>();
        Set<Identity> identities = new TreeSet<>();
        for (Object row : rows) {
            if (!relation.rowType().rowClass().isInstance(row)) {
                throw new IllegalArgumentException("Relation \"" + relation.name() + "\" has rows of "
                        + relation.rowType().rowClass().getName() + ", but is given the row " + row);
            }
            Object key = relation.key().get(row);
            if (key == null) {
                throw new IllegalArgumentException("Relation \"" + relation.name() + "\" has a row whose key "
                        + relation.key().name() + " is null: " + row);
            }
            Tuple tuple = new Tuple.Lanes(new Identity.Of(key), listOf(row));
            if (!identities.add(tuple.identity())) {
                throw new IllegalArgumentException(
                        "Relation \"" + relation.name() + "\" has two rows with the key " + key
                                + "; a key tells rows apart");
            }
            tuples.add(tuple);
        }
        return tuples;
    }

    private List<Tuple> filter(FilterNode node) {
        return rows(node.input()).stream().filter(tuple -> expressions.isTrue(node.condition(), tuple)).toList();
    }

    // Every left row beside every right row with an equal key. Null equals nothing, not even null (law 9).
    private List<Tuple> join(JoinNode node) {
        Map<Object, List<Tuple.Lanes>> rightByKey = new TreeMap<>(Values::compare);
        for (Tuple tuple : rows(node.right())) {
            Object key = expressions.value(node.rightKey(), tuple);
            if (key != null) {
                rightByKey.computeIfAbsent(key, absent -> new ArrayList<>()).add(lanes(node, tuple));
            }
        }
        boolean atMostOne = isKeyOf(node.right(), node.rightKey());
        List<Tuple> joined = new ArrayList<>();
        for (Tuple tuple : rows(node.left())) {
            Object key = expressions.value(node.leftKey(), tuple);
            if (key != null) {
                Tuple.Lanes left = lanes(node, tuple);
                rightByKey.getOrDefault(key, List.of())
                        .forEach(right -> joined.add(sideBySide(left, right, atMostOne)));
            }
        }
        return joined;
    }

    private static Tuple.Lanes lanes(JoinNode node, Tuple tuple) {
        if (tuple instanceof Tuple.Lanes lanes) {
            return lanes;
        }
        throw new IllegalArgumentException("A join was asked for of groups; project them first: " + node);
    }

    // Law 10: with the right side's whole key equated, the left identity suffices.
    private static Tuple sideBySide(Tuple.Lanes left, Tuple.Lanes right, boolean atMostOne) {
        List<@Nullable Object> values = new ArrayList<>(left.values());
        values.addAll(right.values());
        return new Tuple.Lanes(atMostOne ? left.identity() : new Identity.Pair(left.identity(), right.identity()),
                values);
    }

    private static boolean isKeyOf(QueryNode node, ExprNode expression) {
        if (node instanceof FilterNode filter) {
            return isKeyOf(filter.input(), expression);
        } else if (node instanceof OrderNode order) {
            return isKeyOf(order.input(), expression);
        } else if (node instanceof WindowNode window) {
            return isKeyOf(window.input(), expression);
        }
        return node instanceof SourceNode source && expression.equals(new FieldNode(0, source.relation().key()));
    }

    // One group for each combination of key values, null being a value of its own; without keys one group, also of no rows
    // (law 11).
    private List<Tuple> group(GroupNode node) {
        Map<Identity, List<Tuple>> members = new TreeMap<>();
        if (node.keys().isEmpty()) {
            members.put(new Identity.Unit(), rows(node.input()));
        } else {
            for (Tuple tuple : rows(node.input())) {
                Identity identity = new Identity.Group(keys(node, tuple));
                members.computeIfAbsent(identity, absent -> new ArrayList<>()).add(tuple);
            }
        }
        List<Tuple> groups = new ArrayList<>();
        members.forEach((identity, tuples) -> {
            // All members have equal keys in one canonical form, so any of them will do.
            List<@Nullable Object> keys = tuples.isEmpty() ? new ArrayList<>() : keys(node, tuples.get(0));
            groups.add(new Tuple.GroupOf(identity, keys, tuples));
        });
        return groups;
    }

    private List<@Nullable Object> keys(GroupNode node, Tuple tuple) {
        List<@Nullable Object> keys = new ArrayList<>();
        for (ExprNode key : node.keys()) {
            keys.add(Canonical.of(key.type(), expressions.value(key, tuple)));
        }
        return keys;
    }

    // What is made of each row; one whose constructor refuses its values is left out (law 5).
    private List<Tuple> project(ProjectNode node) {
        List<Tuple> projected = new ArrayList<>();
        for (Tuple tuple : rows(node.input())) {
            try {
                projected.add(new Tuple.Lanes(tuple.identity(), listOf(expressions.shape(node.shape(), tuple))));
            } catch (RefusedRowException refused) {
                // Nothing is made of this one.
            }
        }
        return projected;
    }

    // Every order is total: what the terms leave undecided, the identity decides (law 7).
    private List<Tuple> order(OrderNode node) {
        Comparator<Tuple> comparator = Comparator.comparing(Tuple::identity);
        for (int i = node.terms().size() - 1; i >= 0; i--) {
            comparator = by(node.terms().get(i)).thenComparing(comparator);
        }
        return sorted(rows(node.input()), comparator);
    }

    private Comparator<Tuple> by(OrderTerm term) {
        return (x, y) -> {
            Object a = expressions.value(term.key(), x);
            Object b = expressions.value(term.key(), y);
            if (a == null || b == null) {
                // The null placement holds in both directions.
                int nullFirst = Boolean.compare(a != null, b != null);
                return term.nulls() == NullPlacement.FIRST ? nullFirst : -nullFirst;
            }
            return term.descending() ? Values.compare(b, a) : Values.compare(a, b);
        };
    }

    private List<Tuple> window(WindowNode node) {
        if (!isOrdered(node.input())) {
            throw new IllegalArgumentException(
                    "A window was asked for of rows without an order, which have no positions (law 8);"
                            + " order them first: " + node);
        }
        List<Tuple> ordered = rows(node.input());
        Window window = node.window();
        int from = (int) Math.min(window.offset(), ordered.size());
        int to = (int) Math.min(window.end(), ordered.size());
        return ordered.subList(from, to);
    }

    private static List<Tuple> sorted(List<Tuple> tuples, Comparator<Tuple> comparator) {
        return tuples.stream().sorted(comparator).toList();
    }

    private static List<@Nullable Object> listOf(@Nullable Object value) {
        List<@Nullable Object> list = new ArrayList<>();
        list.add(value);
        return list;
    }
}
