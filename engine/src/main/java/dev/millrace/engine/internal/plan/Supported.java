package dev.millrace.engine.internal.plan;

import java.util.Locale;

import dev.millrace.query.ast.AggregateNode;
import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.MetadataNode;
import dev.millrace.query.ast.NowNode;
import dev.millrace.query.ast.QueryNode;
import dev.millrace.query.ast.ResultNode;
import dev.millrace.query.ast.SubqueryNode;

/** Refuses by name what the language says and the engine does not keep current. */
final class Supported {

    private Supported() {
    }

    static void require(QueryNode query) {
        if (query instanceof ResultNode) {
            throw refused(name(query), query);
        }
        query.expressions().forEach(Supported::require);
        query.inputs().forEach(Supported::require);
    }

    private static void require(ExprNode node) {
        if (node instanceof MetadataNode || node instanceof NowNode) {
            throw refused(name(node), node);
        } else if (node instanceof AggregateNode aggregate) {
            aggregate.operands().forEach(Supported::require);
        } else if (node instanceof SubqueryNode subquery) {
            require(subquery.query());
        }
        node.children().forEach(Supported::require);
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
