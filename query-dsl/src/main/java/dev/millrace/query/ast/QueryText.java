package dev.millrace.query.ast;

import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.Window;
import dev.millrace.query.value.NullPlacement;

/** Prints queries and expressions as the program that makes them; the references to its sources are called a, b, c. */
final class QueryText {

    /** Expressions of lambdas that are given the sources' references, or none because they stand alone. */
    private static final QueryText OVER_SOURCES = new QueryText(false);
    /** Expressions of lambdas that are given a group alone, which leads to the row. */
    private static final QueryText OVER_GROUP = new QueryText(true);

    private final boolean throughGroup;

    private QueryText(boolean throughGroup) {
        this.throughGroup = throughGroup;
    }

    static String of(ExprNode node) {
        return OVER_SOURCES.text(node);
    }

    static String of(QueryNode node) {
        if (node instanceof SourceNode source) {
            return "from(" + source.relation().name() + ")";
        } else if (node instanceof FilterNode filter) {
            return of(filter.input()) + (Scope.of(filter.input()).group() == null ? ".where(" : ".having(")
                    + lambda(filter.input(), filter.condition()) + ")";
        } else if (node instanceof JoinNode join) {
            return of(join.left()) + ".join(" + relation(join.right()) + ").on(" + key(join.left(), join.leftKey())
                    + ").equalTo("
                    + key(join.right(), join.rightKey()) + ")";
        } else if (node instanceof GroupNode group) {
            return of(group.input()) + keys(group);
        } else if (node instanceof ProjectNode project) {
            return of(project.input()) + (isAggregate(project) ? ".aggregate(" : ".select(")
                    + lambda(project.input(), project.shape()) + ")";
        } else if (node instanceof OrderNode order) {
            return of(order.input()) + order(order);
        } else if (node instanceof WindowNode window) {
            return of(window.input()) + window(window.window());
        }
        throw new IllegalStateException("unknown query " + node.getClass());
    }

    static String of(OrderTerm term) {
        return (term.descending() ? "desc(" : "asc(") + OVER_SOURCES.property(term.key()) + ")"
                + (term.nulls() == NullPlacement.LAST ? ".nullsLast()" : "");
    }

    private static String relation(QueryNode right) {
        return right instanceof SourceNode source ? source.relation().name() : of(right);
    }

    private static String key(QueryNode side, ExprNode key) {
        return side.lanes() == 1 && key instanceof FieldNode field ? OVER_SOURCES.property(field) : lambda(side, key);
    }

    private static String keys(GroupNode group) {
        if (group.keys().isEmpty()) {
            return "";
        }
        boolean property =
                group.input().lanes() == 1 && group.keys().size() == 1 && group.keys().get(0) instanceof FieldNode;
        return group.keys().stream().map(key -> key(group.input(), key))
                .collect(Collectors.joining(", ", property ? ".groupBy(" : ".groupByExpr(", ")"));
    }

    private static String order(OrderNode order) {
        if (order.terms().isEmpty()) {
            return order.input() instanceof ProjectNode project && isAggregate(project) ? "" : ".inKeyOrder()";
        }
        return order.terms().stream().map(QueryText::of).collect(Collectors.joining(", ", ".orderBy(", ")"));
    }

    private static boolean isAggregate(ProjectNode project) {
        GroupNode group = Scope.of(project.input()).group();
        return group != null && group.keys().isEmpty();
    }

    private static String window(Window window) {
        return (window.offset() == 0 ? "" : ".offset(" + window.offset() + ")")
                + (window.limit() == Long.MAX_VALUE ? "" : ".limit(" + window.limit() + ")");
    }

    private static String lambda(QueryNode input, ExprNode body) {
        GroupNode group = Scope.of(input).group();
        if (group == null) {
            String sources = sources(input);
            return (input.lanes() == 1 ? sources : "(" + sources + ")") + " -> " + of(body);
        } else if (group.input().lanes() == 1) {
            return "g -> " + OVER_GROUP.text(body);
        }
        return "(g, " + sources(group.input()) + ") -> " + of(body);
    }

    private static String sources(QueryNode input) {
        return IntStream.range(0, input.lanes()).mapToObj(QueryText::source).collect(Collectors.joining(", "));
    }

    private static String source(int lane) {
        return String.valueOf((char) ('a' + lane));
    }

    private String text(ExprNode node) {
        if (node instanceof FieldNode field) {
            return reference(field.lane()) + ".get(" + field.component() + ")";
        } else if (node instanceof RowNode row) {
            return reference(row.lane()) + ".row()";
        } else if (node instanceof LiteralNode literal) {
            return literal(literal.value());
        } else if (node instanceof OpenNode open) {
            return text(open.expression());
        } else if (node instanceof ParamNode param) {
            return "param(\"" + param.name() + "\", " + param.type().getSimpleName() + ".class)";
        } else if (node instanceof KeyNode key) {
            return key.index() == 0 ? "g.key()" : "g.key" + (key.index() + 1) + "()";
        } else if (node instanceof AggregateNode aggregate) {
            return "g." + name(aggregate.function()) + "(" + operand(aggregate.operand()) + ")";
        } else if (node instanceof ConstructNode made) {
            return Stream
                    .concat(Stream.of(made.type().getSimpleName() + "::new"), made.arguments().stream().map(this::text))
                    .collect(Collectors.joining(", ", "into(", ")"));
        } else if (node instanceof FunctionNode call) {
            return function(call);
        } else if (node instanceof CallNode call) {
            List<ExprNode> operands = call.operands();
            return text(operands.get(0)) + "." + name(call.operator())
                    + operands.stream().skip(1).map(this::text).collect(Collectors.joining(", ", "(", ")"));
        }
        throw new IllegalStateException("unknown expression " + node.getClass());
    }

    private String function(FunctionNode call) {
        List<ExprNode> operands = call.operands();
        return switch (call.function()) {
            case CASE_WHEN -> caseWhen(operands);
            case LEAST, GREATEST -> call.function().word() + "(" + list(operands) + ")";
            default -> text(operands.get(0)) + "." + call.function().word() + "("
                    + list(operands.subList(1, operands.size())) + ")";
        };
    }

    private String caseWhen(List<ExprNode> operands) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < operands.size() - 1; i += 2) {
            text.append(i == 0 ? "caseWhen(" : ".when(").append(text(operands.get(i))).append(").then(")
                    .append(text(operands.get(i + 1))).append(")");
        }
        return text.append(".otherwise(").append(text(operands.get(operands.size() - 1))).append(")").toString();
    }

    private String list(List<ExprNode> nodes) {
        return nodes.stream().map(this::text).collect(Collectors.joining(", "));
    }

    private String operand(@Nullable ExprNode operand) {
        if (operand == null) {
            return "";
        }
        return throughGroup ? property(operand) : text(operand);
    }

    /** A component alone where it may stand alone. */
    private String property(ExprNode node) {
        return node instanceof FieldNode field ? field.component().toString() : text(node);
    }

    private String reference(int lane) {
        return throughGroup ? "g.row()" : source(lane);
    }

    private static String literal(@Nullable Object value) {
        if (value instanceof byte[] bytes) {
            return "0x" + HexFormat.of().formatHex(bytes);
        }
        return value instanceof String text ? "\"" + text + "\"" : String.valueOf(value);
    }

    private static String name(AggregateFunction function) {
        return function == AggregateFunction.COUNT_ROWS ? "count" : function.name().toLowerCase(Locale.ROOT);
    }

    private static String name(Operator operator) {
        return switch (operator) {
            case IS_NULL -> "isNull";
            case IS_NOT_NULL -> "isNotNull";
            default -> operator.name().toLowerCase(Locale.ROOT);
        };
    }
}
