package dev.millrace.query.ast;

import java.lang.invoke.MethodType;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.Component;
import dev.millrace.query.RowType;

/**
 * A record made of expressions: one for each of its components, in declaration order.
 *
 * @param rowType the record's type
 * @param arguments the values of its components
 */
public record ConstructNode(RowType<?> rowType, List<ExprNode> arguments) implements ExprNode {

    /**
     * Checks the arguments against the record's components.
     *
     * @throws IllegalArgumentException if their number differs, or one is meant for a primitive component that can be null or is of
     *         another primitive type
     */
    public ConstructNode {
        arguments = Operands.of(arguments);
        if (arguments.size() != rowType.components().size()) {
            throw new IllegalArgumentException(
                    "Record " + rowType + " has " + rowType.components().size() + " components, but "
                            + arguments.size() + " values are given");
        }
        for (int i = 0; i < arguments.size(); i++) {
            Component component = rowType.components().get(i);
            if (arguments.get(i).nullable() && !component.nullable()) {
                throw new IllegalArgumentException("Component " + component + " is a primitive " + component.type()
                        + ", but "
                        + arguments.get(i)
                        + " can be null; give it a default with coalesce(…), or declare the component as a reference type");
            }
            requireNoWidening(component, arguments.get(i));
        }
    }

    /**
     * The compiler sees to the types, except where a record has several constructors: then it would widen an int to a long on the
     * way into the constructor. Who reads the component through to its expression would find the int.
     */
    private static void requireNoWidening(Component component, ExprNode argument) {
        Class<?> given = MethodType.methodType(argument.type()).unwrap().returnType();
        if (component.type().isPrimitive() && given.isPrimitive() && given != component.type()) {
            throw new IllegalArgumentException("Component " + component + " is of type " + component.type() + ", but "
                    + argument + " is of type " + given
                    + "; convert it, as toLong() does, or declare the component as " + given);
        }
    }

    @Override
    public List<ExprNode> children() {
        return arguments;
    }

    @Override
    public ConstructNode withChildren(List<ExprNode> children) {
        return new ConstructNode(rowType, children);
    }

    @Override
    public Class<?> type() {
        return rowType.rowClass();
    }

    /** True where the record's constructor may refuse: as a value inside a query it is null then (law 5). */
    @Override
    public boolean nullable() {
        return !rowType.isPlain();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ConstructNode that && rowType.equals(that.rowType) && arguments.equals(that.arguments);
    }

    @Override
    public int hashCode() {
        return Objects.hash(rowType.rowClass(), arguments);
    }

    @Override
    public String toString() {
        return QueryText.of(this);
    }
}
