package dev.millrace.engine.internal.plan;

import java.util.Locale;

import dev.millrace.query.ast.AggregateFunction;
import dev.millrace.query.ast.AggregateNode;
import dev.millrace.query.ast.CallNode;
import dev.millrace.query.ast.ConstructNode;
import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.FieldNode;
import dev.millrace.query.ast.FilterNode;
import dev.millrace.query.ast.FunctionNode;
import dev.millrace.query.ast.GroupNode;
import dev.millrace.query.ast.JoinKind;
import dev.millrace.query.ast.JoinNode;
import dev.millrace.query.ast.KeyNode;
import dev.millrace.query.ast.LiteralNode;
import dev.millrace.query.ast.OpenNode;
import dev.millrace.query.ast.OrderNode;
import dev.millrace.query.ast.ParamNode;
import dev.millrace.query.ast.ProjectNode;
import dev.millrace.query.ast.QueryNode;
import dev.millrace.query.ast.RowNode;
import dev.millrace.query.ast.SourceNode;
import dev.millrace.query.ast.WindowNode;

/** Refuses by name what the language says and the engine does not keep current. */
final class Supported {

    private Supported() {
    }

    static void require(QueryNode query) {
        if (query instanceof JoinNode join) {
            require(join);
        } else if (query instanceof OrderNode order) {
            if (order.terms().stream().anyMatch(term -> term.collation() != null)) {
                throw refused("a collation", query);
            }
        } else if (!(query instanceof SourceNode || query instanceof FilterNode || query instanceof GroupNode
                || query instanceof ProjectNode || query instanceof WindowNode)) {
            throw refused(name(query), query);
        }
        query.expressions().forEach(Supported::require);
        query.inputs().forEach(Supported::require);
    }

    private static void require(JoinNode join) {
        if (join.kind() != JoinKind.INNER) {
            throw refused("a join of kind " + join.kind(), join);
        } else if (join.leftKeys().size() > 1) {
            throw refused("a join on several keys", join);
        } else if (join.residual() != null) {
            throw refused("a join with a further condition", join);
        }
    }

    private static void require(ExprNode node) {
        if (node instanceof FunctionNode function) {
            throw refused("the function " + function.function().word(), node);
        } else if (node instanceof OpenNode) {
            throw new IllegalArgumentException(
                    "The query reads " + node + " of another query's lambda; it is part of what"
                            + " that lambda makes, and cannot be opened by itself");
        } else if (node instanceof AggregateNode aggregate) {
            require(aggregate);
        } else if (!(node instanceof FieldNode || node instanceof RowNode || node instanceof LiteralNode
                || node instanceof ParamNode || node instanceof CallNode || node instanceof KeyNode
                || node instanceof ConstructNode)) {
            throw refused(name(node), node);
        }
        node.children().forEach(Supported::require);
    }

    private static void require(AggregateNode aggregate) {
        boolean known = switch (aggregate.function()) {
            case COUNT_ROWS, COUNT -> true;
            case MIN, MAX -> aggregate.order().isEmpty();
            case SUM, AVG -> AggregateFunction.isIntegral(aggregate.operands().get(0).type());
            default -> false;
        };
        if (!known) {
            throw refused("the aggregate " + aggregate.function().word(), aggregate);
        }
        aggregate.operands().forEach(Supported::require);
    }

    /** What kind of step or expression a node is, in words. */
    private static String name(Object node) {
        String type = node.getClass().getSimpleName();
        return "a "
                + type.substring(0, type.length() - "Node".length()).replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(
                        Locale.ROOT);
    }

    private static IllegalArgumentException refused(String what, Object node) {
        return new IllegalArgumentException("The query uses " + what + ", which is not kept current yet: " + node);
    }
}
