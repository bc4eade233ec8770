package dev.millrace.query.ast;

/**
 * A parameter, whose value is given when the query is opened and may be changed while it is open.
 *
 * @param name its name, unique within a query
 * @param type its type
 */
public record ParamNode(String name, Class<?> type) implements ExprNode {

    @Override
    public boolean nullable() {
        return true;
    }

    @Override
    public String toString() {
        return ":" + name;
    }
}
