package dev.millrace.query.ast;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * One value made of each row, in one lane. A row whose constructor refuses its values is left out (law 5).
 *
 * <p>Not a record, because it keeps what stands in its lane: that depends on the shape, which may hold a subquery, whose lane depends on
 * its own shape; asked anew for the type, for what it holds and whether it can be null, each of the subqueries in one another would
 * take several times the time of the next.
 */
public final class ProjectNode implements QueryNode {

    private final QueryNode input;
    private final ExprNode shape;

    /** Computed when it is first asked for; the same whoever computes it. */
    private @Nullable List<LaneType> lanes;

    /**
     * Checks what the shape reads.
     *
     * @param input the rows, or groups
     * @param shape an expression over the input's lanes, or over its groups
     * @throws IllegalArgumentException if it reads something the input does not offer
     */
    public ProjectNode(QueryNode input, ExprNode shape) {
        Whole.require(List.of(input), List.of(shape));
        Scope.of(input).checkShape(shape);
        this.input = input;
        this.shape = shape;
    }

    /**
     * The rows, or groups.
     *
     * @return what the values are made of
     */
    public QueryNode input() {
        return input;
    }

    /**
     * What is made of each row.
     *
     * @return an expression over the input's lanes, or over its groups
     */
    public ExprNode shape() {
        return shape;
    }

    @Override
    public List<LaneType> lanes() {
        List<LaneType> known = lanes;
        if (known == null) {
            known = List.of(LaneType.of(shape));
            lanes = known;
        }
        return known;
    }

    @Override
    public List<QueryNode> inputs() {
        return List.of(input);
    }

    @Override
    public List<ExprNode> expressions() {
        return List.of(shape);
    }

    @Override
    public ProjectNode with(List<QueryNode> inputs, List<ExprNode> expressions) {
        return new ProjectNode(inputs.get(0), expressions.get(0));
    }

    @Override
    public boolean isOrdered() {
        return input.isOrdered();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || other instanceof ProjectNode that && shape.equals(that.shape)
                && input.equals(that.input);
    }

    @Override
    public int hashCode() {
        return 31 * input.hashCode() + shape.hashCode();
    }

    @Override
    public String toString() {
        return QueryText.of(this);
    }
}
