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
        return ExprText.isProperty(term.key()) ? ExprText.termOfProperty(term) : ExprText.DETACHED.term(term);
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
            return before(node) + (GroupNode.under(filter.input()) == null ? ".where(" : ".having(")
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
            return before(node) + set.inputs().stream().skip(1).map(this::text)
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
        }).append(join.right() instanceof SourceNode source ? source.relation() : text(join.right())).append(")");
        for (int i = 0; i < join.leftKeys().size(); i++) {
            text.append(leftKey(i == 0 ? ".on" : ".and", join.left(), join.leftKeys().get(i)))
                    .append(key(".equalTo", join.right(), join.rightKeys().get(i)));
        }
        ExprNode residual = join.residual();
        if (residual != null) {
            ExprText over = ExprText.over(this, join.left().lanes().size() + join.right().lanes().size(), null);
            text.append(".matching(").append(over.parameters()).append(" -> ").append(over.text(residual)).append(")");
        }
        return text.toString();
    }

    /** Of several sources the key is an expression in any case, so that the step has one name. */
    private String leftKey(String step, QueryNode side, ExprNode key) {
        return side.lanes().size() == 1 ? key(step, side, key) : step + "(" + lambda(side, key) + ")";
    }

    private String key(String step, QueryNode side, ExprNode key) {
        return step + (side.lanes().size() == 1 && ExprText.isProperty(key) ? "(" + ExprText.property(key)
                : "Expr(" + lambda(side, key)) + ")";
    }

    private String keys(GroupNode group) {
        if (group.keys().isEmpty()) {
            return "";
        }
        boolean properties =
                group.input().lanes().size() == 1 && group.keys().stream().allMatch(ExprText::isProperty);
        return group.keys().stream().map(key -> properties ? ExprText.property(key) : lambda(group.input(), key))
                .collect(Collectors.joining(", ", properties ? ".groupBy(" : ".groupByExpr(", ")"));
    }

    private String order(OrderNode order) {
        if (order.terms().isEmpty()) {
            return order.input() instanceof ProjectNode project && isAggregate(project) ? "" : ".inKeyOrder()";
        }
        if (order.terms().stream().allMatch(term -> ExprText.isProperty(term.key()))) {
            return order.terms().stream().map(ExprText::termOfProperty)
                    .collect(Collectors.joining(", ", ".orderBy(", ")"));
        }
        ExprText over = ExprText.over(this, order.input().lanes().size(), null);
        return order.terms().stream().map(term -> over.parameters() + " -> " + over.term(term))
                .collect(Collectors.joining(", ", ".orderByExpr(", ")"));
    }

    private static boolean isAggregate(ProjectNode project) {
        GroupNode group = GroupNode.under(project.input());
        return group != null && group.keys().isEmpty();
    }

    private static String window(Window window) {
        return (window.offset() == 0 ? "" : ".offset(" + window.offset() + ")")
                + (window.limit() == Long.MAX_VALUE ? "" : ".limit(" + window.limit() + ")");
    }

    private String lambda(QueryNode input, ExprNode body) {
        GroupNode group = GroupNode.under(input);
        ExprText over = ExprText.over(this, (group == null ? input : group.input()).lanes().size(), group);
        return over.parameters() + " -> " + over.alone(body);
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
