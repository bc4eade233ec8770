package dev.millrace.query.ast;

import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * What a Java function makes of each row. It is opaque: nobody sees which components it reads, and it has no JSON and no SQL. A row
 * for which it throws is left out (law 5). Two of these are equal if their functions are.
 *
 * @param input rows of one lane
 * @param made what the function makes
 * @param function a pure function of the row; it may be called at any time and any number of times
 */
public record OpaqueMapNode(QueryNode input, LaneType made, Function<Object, @Nullable Object> function)
        implements QueryNode {

    /**
     * Checks that there is one lane.
     *
     * @throws IllegalArgumentException if the rows are groups or have several lanes
     */
    public OpaqueMapNode(QueryNode input, LaneType made, Function<Object, @Nullable Object> function) {
        Whole.require(List.of(input), List.of());
        input.lane();
        this.input = input;
        this.made = made;
        this.function = function;
    }

    @Override
    public List<LaneType> lanes() {
        return List.of(made);
    }

    @Override
    public List<QueryNode> inputs() {
        return List.of(input);
    }

    @Override
    public OpaqueMapNode with(List<QueryNode> inputs, List<ExprNode> expressions) {
        return new OpaqueMapNode(inputs.get(0), made, function);
    }

    @Override
    public boolean isOrdered() {
        return input.isOrdered();
    }

    @Override
    public String toString() {
        return QueryText.of(this);
    }
}
