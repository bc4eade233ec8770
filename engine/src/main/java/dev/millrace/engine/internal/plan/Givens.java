package dev.millrace.engine.internal.plan;

import java.time.Instant;
import java.util.Map;

import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.LiteralNode;
import dev.millrace.query.ast.NowNode;
import dev.millrace.query.ast.ParamNode;

/** What a plan is made for: the values of parameters, and of the clock. */
final class Givens {

    private final Map<String, LiteralNode> parameters;
    private final Moments moments;

    /**
     * Values.
     *
     * @param parameters those of parameters, by name
     * @param now what the clock says
     */
    Givens(Map<String, LiteralNode> parameters, Instant now) {
        this.parameters = parameters;
        this.moments = new Moments(now);
    }

    /** The same parameters at another time, of which nothing is read yet. */
    Givens at(Instant time) {
        return new Givens(parameters, time);
    }

    /** The values of parameters, by name. */
    Map<String, LiteralNode> parameters() {
        return parameters;
    }

    /** What the clock says. */
    Instant now() {
        return moments.now();
    }

    /** The times that were read. */
    Moments moments() {
        return moments;
    }

    /** Whether an expression stands for a value that is given. */
    static boolean include(ExprNode node) {
        return node instanceof ParamNode || node instanceof NowNode;
    }

    /** The value of such an expression. */
    LiteralNode value(ExprNode node) {
        if (node instanceof NowNode now) {
            return new LiteralNode(moments.at(now.resolution()), now.type());
        }
        LiteralNode value = node instanceof ParamNode param ? parameters.get(param.name()) : null;
        if (value == null) {
            throw new IllegalStateException(node + " was not planned for");
        }
        return value;
    }
}
