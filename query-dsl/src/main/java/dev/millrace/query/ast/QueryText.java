package dev.millrace.query.ast;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.Window;
import dev.millrace.query.value.NullPlacement;

/**
 * Writes queries as the program that makes them. Sources are named by letters in order, those of a subquery after those of the
 * queries around it. The text of an equal query is equal, whatever its program named the parameters of its lambdas.
 *
 * @param outer the query around the one that is written; null if there is none
 * @param first the number of the first source's letter
 */
record QueryText(@Nullable ExprText outer, int first) {

    private static final QueryText OUTERMOST = new QueryText(null, 0);

    static String of(ExprNode node) {
        return ExprText.DETACHED.text(node);
    }

    static String of(OrderTerm term) {
        return ExprText.DETACHED.term(term);
    }

    static String of(QueryNode node) {
        return OUTERMOST.text(node);
    }

    String text(QueryNode node) {
        if (node instanceof SourceNode source) {
            return "from(" + source.relation() + ")";
        } else if (node instanceof ResultNode result) {
            return "from(" + result.query() + ")";
        } else if (node instanceof FilterNode filter) {
            return before(node) + (ExprText.grouping(filter.input()) == null ? ".where(" : ".having(")
                    + lambda(filter.input(), filter.condition()) + ")";
        } else if (node instanceof OpaqueFilterNode) {
            return before(node) + ".filter(…)";
        } else if (node instanceof OpaqueMapNode map) {
            return before(node) + ".map(" + map.made() + ".class, …)";
        } else if (node instanceof JoinNode join) {
            return join(join);
        } else if (node instanceof GroupNode group) {
            return before(node) + keys(group);
        } else if (node instanceof ProjectNode project) {
            return before(node) + (isAggregate(project) ? ".aggregate(" : ".select(")
                    + lambda(project.input(), project.shape()) + ")";
        } else if (node instanceof DistinctNode) {
            return before(node) + ".distinct()";
        } else if (node instanceof SetNode set) {
            return text(set.inputs().get(0)) + set.inputs().stream().skip(1).map(this::text)
                    .collect(Collectors.joining(", ", "." + set.kind().word() + "(", ")"));
        } else if (node instanceof OrderNode order) {
            return before(node) + order(order);
        }
        return before(node) + window(((WindowNode) node).window());
    }

    /** The steps before the last one; in parentheses of their own where the last one does not go on with their order. */
    private String before(QueryNode node) {
        QueryNode input = node.inputs().get(0);
        return input.isOrdered() && !node.isOrdered() ? "from(" + text(input) + ")" : text(input);
    }

    private String join(JoinNode join) {
        StringBuilder text = new StringBuilder(before(join)).append(switch (join.kind()) {
            case INNER -> ".join(";
            case LEFT -> ".leftJoin(";
            case RIGHT -> ".rightJoin(";
            case FULL -> ".fullJoin(";
            case SEMI -> ".semiJoin(";
            case ANTI -> ".antiJoin(";
        }).append(sourceOr(join.right())).append(")");
        for (int i = 0; i < join.leftKeys().size(); i++) {
            ExprNode left = join.leftKeys().get(i);
            ExprNode right = join.rightKeys().get(i);
            boolean ofOne = join.left().lanes().size() == 1;
            text.append(i == 0 ? ".on" : ".and").append(ofOne && !isProperty(left) ? "Expr(" : "(")
                    .append(key(join.left(), left)).append(isProperty(right) ? ").equalTo(" : ").equalToExpr(")
                    .append(key(join.right(), right)).append(")");
        }
        ExprNode residual = join.residual();
        if (residual != null) {
            ExprText over = ExprText.over(this, join.left().lanes().size() + join.right().lanes().size(), null);
            text.append(".matching(").append(over.parameters()).append(" -> ").append(over.text(residual)).append(")");
        }
        return text.toString();
    }

    private Object sourceOr(QueryNode right) {
        return right instanceof SourceNode source ? source.relation()
                : right instanceof ResultNode result ? result.query() : text(right);
    }

    private String key(QueryNode side, ExprNode key) {
        return side.lanes().size() == 1 && isProperty(key) ? ExprText.DETACHED.property(key)
                : lambda(side, key);
    }

    /** Whether a reference to an accessor says it: it is a component of a record. */
    static boolean isProperty(ExprNode node) {
        return node instanceof FieldNode field && field.component().rowClass().isRecord();
    }

    private String keys(GroupNode group) {
        if (group.keys().isEmpty()) {
            return "";
        }
        boolean properties = group.input().lanes().size() == 1
                && group.keys().stream().allMatch(QueryText::isProperty);
        return group.keys().stream().map(key -> key(group.input(), key))
                .collect(Collectors.joining(", ", properties ? ".groupBy(" : ".groupByExpr(", ")"));
    }

    private static String order(OrderNode order) {
        if (order.terms().isEmpty()) {
            return order.input() instanceof ProjectNode project && isAggregate(project) ? "" : ".inKeyOrder()";
        }
        boolean properties = order.terms().stream().allMatch(term -> isProperty(term.key()));
        if (properties) {
            return order.terms().stream().map(ExprText.DETACHED::term)
                    .collect(Collectors.joining(", ", ".orderBy(", ")"));
        }
        return order.terms().stream().map(term -> "a -> " + ExprText.DETACHED.term(term))
                .collect(Collectors.joining(", ", ".orderByExpr(", ")"));
    }

    private static boolean isAggregate(ProjectNode project) {
        GroupNode group = ExprText.grouping(project.input());
        return group != null && group.keys().isEmpty();
    }

    private static String window(Window window) {
        return (window.offset() == 0 ? "" : ".offset(" + window.offset() + ")")
                + (window.limit() == Long.MAX_VALUE ? "" : ".limit(" + window.limit() + ")");
    }

    private String lambda(QueryNode input, ExprNode body) {
        GroupNode group = ExprText.grouping(input);
        ExprText over = ExprText.over(this, (group == null ? input : group.input()).lanes().size(), group);
        return over.parameters() + " -> " + over.text(body);
    }

    /** The letters of so many sources. */
    List<String> letters(int count) {
        return IntStream.range(first, first + count)
                .mapToObj(i -> (char) ('a' + i % 26) + (i < 26 ? "" : String.valueOf(i / 26))).toList();
    }

    static String nulls(OrderTerm term) {
        return term.nulls() == NullPlacement.LAST ? ".nullsLast()" : "";
    }
}
