package dev.millrace.testkit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.Identity;
import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.FieldNode;
import dev.millrace.query.ast.FilterNode;
import dev.millrace.query.ast.JoinKind;
import dev.millrace.query.ast.JoinNode;
import dev.millrace.query.ast.OpaqueFilterNode;
import dev.millrace.query.ast.OrderNode;
import dev.millrace.query.ast.QueryNode;
import dev.millrace.query.ast.SourceNode;
import dev.millrace.query.ast.WindowNode;
import dev.millrace.query.value.Values;

/** The rows of joins (law 9). */
final class Joining {

    private final JoinNode node;
    private final Expressions expressions;
    private final boolean leftIdentity;

    Joining(JoinNode node, Expressions expressions) {
        this.node = node;
        this.expressions = expressions;
        // Law 10: with the right side's whole key equated, the left identity suffices.
        this.leftIdentity = (node.kind() == JoinKind.INNER || node.kind() == JoinKind.LEFT)
                && node.rightKeys().stream().anyMatch(key -> isKeyOf(node.right(), key));
    }

    List<Tuple.Row> rows(List<Tuple.Row> lefts, List<Tuple.Row> rights) {
        Map<Object, List<Tuple.Row>> rightsByKey = new TreeMap<>(Values::compare);
        for (Tuple.Row right : rights) {
            List<Object> key = key(node.rightKeys(), right);
            if (key != null) {
                rightsByKey.computeIfAbsent(key, absent -> new ArrayList<>()).add(right);
            }
        }
        List<Tuple.Row> joined = new ArrayList<>();
        Set<Identity> matchedRights = new HashSet<>();
        for (Tuple.Row left : lefts) {
            List<Object> key = key(node.leftKeys(), left);
            List<Tuple.Row> matches = key == null ? List.of() : rightsByKey.getOrDefault(key, List.of()).stream()
                    .filter(right -> isMatch(left, right)).toList();
            matches.forEach(right -> matchedRights.add(right.identity()));
            joined.addAll(ofLeft(left, matches));
        }
        if (node.kind().leftMayBeAbsent()) {
            rights.stream().filter(right -> !matchedRights.contains(right.identity()))
                    .forEach(right -> joined.add(pair(null, right)));
        }
        return joined;
    }

    // What comes of a left row with its matches, perhaps none.
    private List<Tuple.Row> ofLeft(Tuple.Row left, List<Tuple.Row> matches) {
        if (node.kind().showsLeftOnly()) {
            return matches.isEmpty() == (node.kind() == JoinKind.ANTI) ? List.of(left) : List.of();
        } else if (matches.isEmpty()) {
            return node.kind().rightMayBeAbsent() ? List.of(pair(left, null)) : List.of();
        }
        return matches.stream().map(right -> pair(left, right)).toList();
    }

    // Null equals nothing, not even null.
    private @Nullable List<Object> key(List<ExprNode> keys, Tuple.Row row) {
        List<Object> values = new ArrayList<>();
        for (ExprNode key : keys) {
            Object value = expressions.value(key, row);
            if (value == null) {
                return null;
            }
            values.add(value);
        }
        return values;
    }

    private boolean isMatch(Tuple.Row left, Tuple.Row right) {
        ExprNode residual = node.residual();
        return residual == null || expressions.isTrue(residual,
                Tuple.Row.beside(left.identity(), left.values(), right.values()));
    }

    private Tuple.Row pair(Tuple.@Nullable Row left, Tuple.@Nullable Row right) {
        Identity identity = left != null && leftIdentity ? left.identity()
                : new Identity.Pair(left == null ? null : left.identity(), right == null ? null : right.identity());
        return Tuple.Row.beside(identity,
                left == null ? Collections.nCopies(node.left().lanes().size(), null) : left.values(),
                right == null ? Collections.nCopies(node.right().lanes().size(), null) : right.values());
    }

    private static boolean isKeyOf(QueryNode node, ExprNode expression) {
        if (node instanceof FilterNode || node instanceof OpaqueFilterNode || node instanceof OrderNode
                || node instanceof WindowNode || node instanceof JoinNode join && join.kind().showsLeftOnly()) {
            return isKeyOf(node.inputs().get(0), expression);
        }
        return node instanceof SourceNode source && expression.equals(new FieldNode(0, source.relation().key()));
    }
}
