package dev.millrace.engine.internal.expr;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.Component;
import dev.millrace.query.RowMetadata;
import dev.millrace.query.ast.ConstructNode;
import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.LiteralNode;

/**
 * An expression over the lanes of an operator's rows: what an expression of a query comes to when its projections, groups, unions
 * and subqueries are resolved. Immutable values: equal expressions over one table share its indexes.
 */
public sealed interface RowExpr {

    /**
     * The expressions this is made of.
     *
     * @return in order; empty for what is read of a lane
     */
    default List<RowExpr> operands() {
        return List.of();
    }

    /**
     * The same expression made of others.
     *
     * @param operands as many as {@link #operands} gives
     * @return the expression
     */
    default RowExpr with(List<RowExpr> operands) {
        return this;
    }

    /**
     * The same expression with what it reads of lanes, and all that is made of it, rewritten from the leaves up.
     *
     * @param rewriting what to put in the place of an expression
     * @return the expression; this one if nothing is replaced
     */
    default RowExpr rewrite(UnaryOperator<RowExpr> rewriting) {
        List<RowExpr> operands = operands();
        List<RowExpr> rewritten = new ArrayList<>(operands.size());
        boolean same = true;
        for (RowExpr operand : operands) {
            RowExpr other = operand.rewrite(rewriting);
            same &= other == operand;
            rewritten.add(other);
        }
        return rewriting.apply(same ? this : with(rewritten));
    }

    /**
     * The same expression where other lanes stand before its own.
     *
     * @param by how many
     * @return the expression
     */
    default RowExpr shifted(int by) {
        return by == 0 ? this : rewrite(part -> part instanceof OfLane read ? read.at(read.lane() + by) : part);
    }

    /** What is read of one lane. */
    sealed interface OfLane extends RowExpr {

        /**
         * The lane.
         *
         * @return its number, from 0
         */
        int lane();

        /**
         * The same of another lane.
         *
         * @param lane its number
         * @return the expression
         */
        OfLane at(int lane);
    }

    /**
     * A constant.
     *
     * @param literal the constant
     */
    record Constant(LiteralNode literal) implements RowExpr {

        @Override
        public String toString() {
            return literal.toString();
        }
    }

    /**
     * What stands in a lane: a row, or a plain value.
     *
     * @param lane the lane
     */
    record Lane(int lane) implements OfLane {

        @Override
        public Lane at(int other) {
            return new Lane(other);
        }

        @Override
        public String toString() {
            return "#" + lane;
        }
    }

    /**
     * The row of an entry of another result, which stands in a lane.
     *
     * @param lane the lane
     */
    record Shown(int lane) implements OfLane {

        @Override
        public Shown at(int other) {
            return new Shown(other);
        }

        @Override
        public String toString() {
            return "#" + lane + ".row";
        }
    }

    /**
     * The identity of an entry of another result, which stands in a lane.
     *
     * @param lane the lane
     */
    record IdentityOf(int lane) implements OfLane {

        @Override
        public IdentityOf at(int other) {
            return new IdentityOf(other);
        }

        @Override
        public String toString() {
            return "#" + lane + ".identity";
        }
    }

    /**
     * A key or an aggregate of the group in a lane; null where the lane is.
     *
     * @param lane the lane
     * @param index its number among the group's values
     */
    record GroupValue(int lane, int index) implements OfLane {

        @Override
        public GroupValue at(int other) {
            return new GroupValue(other, index);
        }

        @Override
        public String toString() {
            return "#" + lane + "[" + index + "]";
        }
    }

    /**
     * What stands beside the row of a relation (law 30), of which the metadata stand in a lane; null where the lane is.
     *
     * @param lane the lane of the metadata
     * @param what which of them
     */
    record Beside(int lane, RowMetadata what) implements OfLane {

        @Override
        public Beside at(int other) {
            return new Beside(other, what);
        }

        @Override
        public String toString() {
            return "#" + lane + "." + what;
        }
    }

    /**
     * Whether something stands in a lane: false on the absent side of an outer join.
     *
     * @param lane the lane
     */
    record Present(int lane) implements OfLane {

        @Override
        public Present at(int other) {
            return new Present(other);
        }

        @Override
        public String toString() {
            return "#" + lane + "?";
        }
    }

    /**
     * Whether something stands in one of several lanes: false on the absent side of an outer join.
     *
     * @param lanes tell of each
     */
    record AnyPresent(List<RowExpr> lanes) implements RowExpr {

        @Override
        public List<RowExpr> operands() {
            return lanes;
        }

        @Override
        public AnyPresent with(List<RowExpr> operands) {
            return new AnyPresent(operands);
        }
    }

    /**
     * A component of a record; null where the record is.
     *
     * @param record gives the record
     * @param component the component
     */
    record Part(RowExpr record, Component component) implements RowExpr {

        @Override
        public List<RowExpr> operands() {
            return List.of(record);
        }

        @Override
        public Part with(List<RowExpr> operands) {
            return new Part(operands.get(0), component);
        }

        @Override
        public String toString() {
            return record + "." + component.name();
        }
    }

    /**
     * An operator or a function applied to operands.
     *
     * @param form which one, on operands of which types: of two calls of one form the operands make the difference
     * @param node the call as the query has it, whose own operands are not these
     * @param operands the operands
     */
    record Call(CallForm form, ExprNode node, List<RowExpr> operands) implements RowExpr {

        /**
         * A call as a query has it.
         *
         * @param node the call
         * @param operands its operands over lanes
         */
        public Call(ExprNode node, List<RowExpr> operands) {
            this(CallForm.of(node), node, operands);
        }

        @Override
        public Call with(List<RowExpr> others) {
            return new Call(form, node, others);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return this == other
                    || other instanceof Call that && form.equals(that.form) && operands.equals(that.operands);
        }

        @Override
        public int hashCode() {
            return 31 * form.hashCode() + operands.hashCode();
        }

        @Override
        public String toString() {
            return form + operands.toString();
        }
    }

    /**
     * A record that a query makes: null where its constructor refuses (law 5).
     *
     * @param node the record as the query has it, whose own arguments are not these
     * @param operands one for each of its components
     */
    record Make(ConstructNode node, List<RowExpr> operands) implements RowExpr {

        @Override
        public Make with(List<RowExpr> others) {
            return new Make(node, others);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return this == other || other instanceof Make that && node.rowType().equals(that.node.rowType())
                    && operands.equals(that.operands);
        }

        @Override
        public int hashCode() {
            return 31 * node.rowType().hashCode() + operands.hashCode();
        }

        @Override
        public String toString() {
            return node.rowType() + operands.toString();
        }
    }

    /**
     * A value where rows are present, null on the absent side of an outer join.
     *
     * @param present whether they are
     * @param value the value
     */
    record WherePresent(RowExpr present, RowExpr value) implements RowExpr {

        @Override
        public List<RowExpr> operands() {
            return List.of(present, value);
        }

        @Override
        public WherePresent with(List<RowExpr> operands) {
            return new WherePresent(operands.get(0), operands.get(1));
        }
    }

    /**
     * A value of a group that an expression gives; null where it gives none.
     *
     * @param group gives the group
     * @param index the number of the value
     */
    record Member(RowExpr group, int index) implements RowExpr {

        @Override
        public List<RowExpr> operands() {
            return List.of(group);
        }

        @Override
        public Member with(List<RowExpr> operands) {
            return new Member(operands.get(0), index);
        }
    }

    /**
     * The first of several values that is not null.
     *
     * @param operands the values
     */
    record FirstPresent(List<RowExpr> operands) implements RowExpr {

        @Override
        public FirstPresent with(List<RowExpr> others) {
            return new FirstPresent(others);
        }
    }

    /**
     * Whether a value is among those of a subquery (law 4): true if it was found, false if there are none, unknown if it is null or one
     * of them is.
     *
     * @param found whether it was found
     * @param members null if there are no values, else whether one is null
     * @param operand the value
     */
    record Found(RowExpr found, RowExpr members, RowExpr operand) implements RowExpr {

        @Override
        public List<RowExpr> operands() {
            return List.of(found, members, operand);
        }

        @Override
        public Found with(List<RowExpr> operands) {
            return new Found(operands.get(0), operands.get(1), operands.get(2));
        }
    }

    /**
     * Of a row of a union: a value that is read otherwise in each branch.
     *
     * @param branch gives the number of the branch
     * @param values the value in each branch
     */
    record ByBranch(Lane branch, List<RowExpr> values) implements RowExpr {

        @Override
        public List<RowExpr> operands() {
            List<RowExpr> all = new ArrayList<>(values.size() + 1);
            all.add(branch);
            all.addAll(values);
            return all;
        }

        @Override
        public ByBranch with(List<RowExpr> operands) {
            return new ByBranch((Lane) operands.get(0), operands.subList(1, operands.size()));
        }
    }
}
