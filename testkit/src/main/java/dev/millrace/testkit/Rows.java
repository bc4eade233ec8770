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

import dev.millrace.query.Identity;
import dev.millrace.query.RelationRef;
import dev.millrace.query.Window;
import dev.millrace.query.ast.DistinctNode;
import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.FilterNode;
import dev.millrace.query.ast.GroupNode;
import dev.millrace.query.ast.JoinNode;
import dev.millrace.query.ast.LaneType;
import dev.millrace.query.ast.OpaqueFilterNode;
import dev.millrace.query.ast.OpaqueMapNode;
import dev.millrace.query.ast.OrderNode;
import dev.millrace.query.ast.ProjectNode;
import dev.millrace.query.ast.QueryNode;
import dev.millrace.query.ast.ResultNode;
import dev.millrace.query.ast.SetKind;
import dev.millrace.query.ast.SetNode;
import dev.millrace.query.ast.SourceNode;
import dev.millrace.query.ast.WindowNode;

/** The rows of queries, step by step. */
final class Rows {

    private final Expressions expressions;

    Rows(Expressions expressions) {
        this.expressions = expressions;
    }

    /** The rows in the query's order; without one, by identity. */
    List<Tuple.Row> inOrder(QueryNode query) {
        List<Tuple.Row> rows = rows(query);
        return query.isOrdered() ? rows : rows.stream().sorted(Comparator.comparing(Tuple.Row::identity)).toList();
    }

    List<Tuple.Row> rows(QueryNode node) {
        if (node instanceof SourceNode source) {
            return source(source.relation());
        } else if (node instanceof ResultNode result) {
            return result(result.query().name());
        } else if (node instanceof FilterNode filter) {
            return rows(filter.input()).stream().filter(row -> expressions.isTrue(filter.condition(), row)).toList();
        } else if (node instanceof OpaqueFilterNode filter) {
            return rows(filter.input()).stream().filter(row -> isKept(filter, row)).toList();
        } else if (node instanceof JoinNode join) {
            return new Joining(join, expressions).rows(rows(join.left()), rows(join.right()));
        } else if (node instanceof ProjectNode project) {
            return project(project);
        } else if (node instanceof OpaqueMapNode map) {
            return map(map);
        } else if (node instanceof DistinctNode distinct) {
            return distinct(node.lane(), rows(distinct.input()));
        } else if (node instanceof SetNode set) {
            return set(set);
        } else if (node instanceof OrderNode order) {
            return rows(order.input()).stream().sorted(expressions.order(order.terms())).toList();
        } else if (node instanceof WindowNode window) {
            return window(window.window(), rows(window.input()));
        }
        throw new IllegalArgumentException("Rows were asked for, but these are groups; select of them first: " + node);
    }

    // The rows of a relation: each is told apart by its key (law 2).
    private List<Tuple.Row> source(RelationRef<?> relation) {
        Collection<?> rows = expressions.given().rows(relation.name());
        if (rows == null) {
            throw new IllegalArgumentException("The query reads relation \"" + relation.name()
                    + "\", but rows are given for " + new TreeSet<>(expressions.given().relations().keySet())
                    + " only");
        }
        List<Tuple.Row> tuples = new ArrayList<>();
        Set<Identity> identities = new TreeSet<>();
        for (Object row : rows) {
            Tuple.Row tuple = tuple(relation, row);
            if (!identities.add(tuple.identity())) {
                throw new IllegalArgumentException("Relation \"" + relation.name() + "\" has two rows with the key "
                        + tuple.identity() + "; a key tells rows apart");
            }
            tuples.add(tuple);
        }
        return tuples;
    }

    private static Tuple.Row tuple(RelationRef<?> relation, Object row) {
        if (!relation.rowType().rowClass().isInstance(row)) {
            throw new IllegalArgumentException("Relation \"" + relation.name() + "\" has rows of "
                    + relation.rowType().rowClass().getName() + ", but is given the row " + row);
        }
        Object key = relation.key().get(row);
        if (key == null) {
            throw new IllegalArgumentException("Relation \"" + relation.name() + "\" has a row whose key "
                    + relation.key().name() + " is null: " + row);
        }
        return Tuple.Row.of(new Identity.Of(key), row);
    }

    private List<Tuple.Row> result(String name) {
        EvaluatedResult result = expressions.given().results().get(name);
        if (result == null) {
            throw new IllegalArgumentException(
                    "The query reads the live query \"" + name + "\", but results are given for "
                            + new TreeSet<>(expressions.given().results().keySet()) + " only");
        }
        return result.entries().stream().map(entry -> Tuple.Row.of(entry.identity(), entry.row())).toList();
    }

    // Law 5: a row for which the predicate throws is not kept.
    private static boolean isKept(OpaqueFilterNode filter, Tuple.Row row) {
        try {
            return filter.predicate().test(present(row.value(0)));
        } catch (Exception | StackOverflowError | AssertionError refused) {
            return false;
        }
    }

    // Law 5: a row whose constructor refuses its values is left out.
    private List<Tuple.Row> project(ProjectNode node) {
        List<Tuple.Row> projected = new ArrayList<>();
        for (Tuple tuple : tuples(node.input())) {
            try {
                projected.add(Tuple.Row.of(tuple.identity(), expressions.shape(node.shape(), tuple)));
            } catch (RefusedRowException refused) {
                // Nothing is made of this one.
            }
        }
        return projected;
    }

    // Law 5: a row for which the function throws is left out.
    private List<Tuple.Row> map(OpaqueMapNode node) {
        List<Tuple.Row> mapped = new ArrayList<>();
        for (Tuple.Row row : rows(node.input())) {
            try {
                mapped.add(Tuple.Row.of(row.identity(), node.function().apply(present(row.value(0)))));
            } catch (Exception | StackOverflowError | AssertionError refused) {
                // Nothing is made of this one.
            }
        }
        return mapped;
    }

    private static Object present(@Nullable Object value) {
        if (value == null) {
            throw new IllegalArgumentException("a lambda is not given nulls");
        }
        return value;
    }

    private List<? extends Tuple> tuples(QueryNode node) {
        if (node instanceof GroupNode group) {
            return groups(group);
        } else if (node instanceof FilterNode having && having.lanes().isEmpty()) {
            return tuples(having.input()).stream().filter(group -> expressions.isTrue(having.condition(), group))
                    .toList();
        }
        return rows(node);
    }

    // One group for each combination of key values, null being a value of its own; without keys one group, also of no rows
    // (law 11).
    private List<Tuple.Group> groups(GroupNode node) {
        List<Tuple.Row> rows =
                rows(node.input()).stream().sorted(Comparator.comparing(Tuple.Row::identity)).toList();
        if (node.keys().isEmpty()) {
            return List.of(new Tuple.Group(new Identity.Unit(), List.of(), rows));
        }
        Map<Identity, List<Tuple.Row>> members = new TreeMap<>();
        for (Tuple.Row row : rows) {
            members.computeIfAbsent(new Identity.Group(keys(node, row)), absent -> new ArrayList<>()).add(row);
        }
        List<Tuple.Group> groups = new ArrayList<>();
        // All members have equal keys; where they are not shown in one form, the lowest identity decides (law 3).
        members.forEach((identity, some) -> groups.add(new Tuple.Group(identity, keys(node, some.get(0)), some)));
        return groups;
    }

    private List<@Nullable Object> keys(GroupNode node, Tuple.Row row) {
        List<@Nullable Object> keys = new ArrayList<>();
        for (ExprNode key : node.keys()) {
            keys.add(Canonical.of(key.leafType(), expressions.value(key, row)));
        }
        return keys;
    }

    // Law 10: a row is its own identity. Law 3: equal rows are shown in one form; where there is none, the lowest identity decides.
    private static List<Tuple.Row> distinct(LaneType lane, List<Tuple.Row> rows) {
        Map<Identity, Tuple.Row> different = new TreeMap<>();
        rows.stream().sorted(Comparator.comparing(Tuple.Row::identity)).forEach(row -> {
            Object value = row.value(0);
            Object shown = lane.rowType() == null ? Canonical.of(lane.leafType(), value)
                    : value == null ? null : Canonical.row(lane.rowType(), value);
            Identity identity = new Identity.Value(shown);
            different.putIfAbsent(identity, Tuple.Row.of(identity, shown));
        });
        return List.copyOf(different.values());
    }

    private List<Tuple.Row> set(SetNode node) {
        if (node.kind() == SetKind.UNION_ALL) {
            return unionAll(node);
        }
        Map<Identity, Tuple.Row> result = new TreeMap<>();
        for (int i = 0; i < node.inputs().size(); i++) {
            Map<Identity, Tuple.Row> branch = new TreeMap<>();
            distinct(node.lane(), rows(node.inputs().get(i))).forEach(row -> branch.put(row.identity(), row));
            if (i == 0 || node.kind() == SetKind.UNION) {
                branch.forEach(result::putIfAbsent);
            } else if (node.kind() == SetKind.INTERSECT) {
                result.keySet().retainAll(branch.keySet());
            } else {
                result.keySet().removeAll(branch.keySet());
            }
        }
        return List.copyOf(result.values());
    }

    // Law 10: a row is told apart by its branch and its identity there.
    private List<Tuple.Row> unionAll(SetNode node) {
        List<Tuple.Row> all = new ArrayList<>();
        for (int i = 0; i < node.inputs().size(); i++) {
            int branch = i;
            rows(node.inputs().get(i))
                    .forEach(row -> all.add(new Tuple.Row(new Identity.Branch(branch, row.identity()), row.values())));
        }
        return all;
    }

    private static List<Tuple.Row> window(Window window, List<Tuple.Row> ordered) {
        int from = (int) Math.min(window.offset(), ordered.size());
        int to = (int) Math.min(window.end(), ordered.size());
        return ordered.subList(from, to);
    }
}
