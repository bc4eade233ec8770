package dev.millrace.query.ast;

import java.util.List;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.value.ValueKind;

/**
 * A value made of the rows of another query (laws 9, 12 and 13). The other query may read rows of those around it, in its filters
 * alone and by at least one equality.
 *
 * @param form what becomes of the rows
 * @param query the other query, of one lane
 * @param operand what is looked for; null but for {@link SubqueryForm#IN}
 */
public record SubqueryNode(SubqueryForm form, QueryNode query, @Nullable ExprNode operand) implements ExprNode {

    /**
     * Checks that the query fits the form.
     *
     * @throws IllegalArgumentException if it has several lanes, if a {@link SubqueryForm#SCALAR} is no aggregate without groups, if
     *         the operand is missing, superfluous or of another kind than the rows, or the query reads rows around it otherwise
     *         than by an equality
     */
    public SubqueryNode {
        Extent.subquery(query, operand).require();
        LaneType lane = query.lane();
        if ((operand != null) != (form == SubqueryForm.IN)) {
            throw new IllegalArgumentException(form.word() + (operand == null ? " needs an" : " takes no")
                    + " operand beside the query " + query);
        }
        if (form == SubqueryForm.SCALAR && !isAggregate(query)) {
            throw new IllegalArgumentException(
                    "The value of one row was asked for, but this query may have none or many;"
                            + " aggregate its rows, or take the first: " + query);
        }
        if (operand != null && ValueKind.of(operand.type()) != ValueKind.of(lane.type())
                && ValueKind.of(operand.type()) != ValueKind.OTHER && ValueKind.of(lane.type()) != ValueKind.OTHER) {
            throw new IllegalArgumentException("in compares values of one kind, but " + operand + " is of type "
                    + operand.type().getSimpleName() + " and the rows of " + query + " of type " + lane);
        }
        Correlation.require(query);
    }

    /** Whether a query is an aggregate without groups, which has exactly one row (law 11). */
    private static boolean isAggregate(QueryNode query) {
        if (query instanceof OrderNode order) {
            return isAggregate(order.input());
        }
        return query instanceof ProjectNode project && project.input() instanceof GroupNode group
                && group.keys().isEmpty();
    }

    private static ExprNode scalarShape(QueryNode aggregate) {
        return aggregate instanceof OrderNode order ? scalarShape(order.input()) : ((ProjectNode) aggregate).shape();
    }

    /** A constructor that refuses, at whatever depth, leaves the one row out. */
    private static boolean mayBeRefused(ExprNode shape) {
        return shape.nullable()
                || shape instanceof ConstructNode made && made.arguments().stream().anyMatch(SubqueryNode::isRefusable);
    }

    private static boolean isRefusable(ExprNode part) {
        return part instanceof ConstructNode made
                && (!made.rowType().isPlain() || made.arguments().stream().anyMatch(SubqueryNode::isRefusable));
    }

    @Override
    public List<ExprNode> children() {
        return operand == null ? List.of() : List.of(operand);
    }

    @Override
    public SubqueryNode withChildren(List<ExprNode> children) {
        return new SubqueryNode(form, query, operand == null ? null : children.get(0));
    }

    @Override
    public ExprNode rewriteAll(UnaryOperator<ExprNode> rewriting) {
        return rewriting.apply(new SubqueryNode(form, query.mapExpressions(part -> part.rewriteAll(rewriting)),
                operand == null ? null : operand.rewriteAll(rewriting)));
    }

    @Override
    public Class<?> type() {
        return switch (form) {
            case LIST -> List.class;
            case FIRST, SCALAR -> query.lane().type();
            case EXISTS, IN -> Boolean.class;
        };
    }

    @Override
    public Class<?> leafType() {
        return switch (form) {
            case LIST, FIRST, SCALAR -> query.lane().leafType();
            case EXISTS, IN -> Boolean.class;
        };
    }

    @Override
    public boolean nullable() {
        return switch (form) {
            case LIST, EXISTS -> false;
            case FIRST -> true;
            case SCALAR -> mayBeRefused(scalarShape(query));
            case IN -> operand != null && operand.nullable() || query.lane().nullable();
        };
    }

    @Override
    public String toString() {
        return QueryText.of(this);
    }
}
