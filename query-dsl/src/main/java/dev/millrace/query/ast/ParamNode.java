package dev.millrace.query.ast;

import java.lang.invoke.MethodType;

/**
 * A parameter, whose value is given when the query is opened and may be changed while it is open.
 *
 * @param name its name, unique within a query
 * @param type its type; a primitive one counts as its wrapper
 */
public record ParamNode(String name, Class<?> type) implements ExprNode {

    /**
     * Checks the name.
     *
     * @throws IllegalArgumentException if it is blank
     */
    public ParamNode {
        if (name.isBlank()) {
            throw new IllegalArgumentException("A parameter needs a name, but it is blank");
        }
        type = MethodType.methodType(type).wrap().returnType();
    }

    @Override
    public boolean nullable() {
        return true;
    }

    @Override
    public String toString() {
        return QueryText.of(this);
    }
}
