package dev.millrace.engine.internal.plan;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.expr.LaneNulls;
import dev.millrace.engine.internal.expr.LaneReads;
import dev.millrace.engine.internal.expr.RowExpr;
import dev.millrace.engine.internal.flow.Operator;
import dev.millrace.engine.internal.order.SortTerm;

/**
 * A plan so far: the operator that produces the rows and how the query's expressions are to be read over its lanes.
 *
 * @param operator produces the rows
 * @param lanes what the query's lanes are made of, over the operator's own lanes
 * @param groups where keys and aggregates stand, if the rows are groups; else null
 * @param nulls which of the operator's lanes may be empty
 * @param present true of every row: what tells whether one is there when it stands on a side of a join that may be absent
 * @param identity what tells the rows apart
 * @param order the terms of the rows' order, without those of the identity; null if they have none
 * @param correlation what divides the rows of a subquery
 */
record Stage(Operator operator, List<RowExpr> lanes, @Nullable GroupColumns groups, LaneNulls nulls, RowExpr present,
        Identification identity, @Nullable List<SortTerm> order, Correlation correlation) {

    /** What expressions over the operator's lanes read. */
    long[] reads(List<? extends RowExpr> expressions) {
        return LaneReads.of(operator.width(), expressions);
    }

    /** The same rows, or some of them, by another operator of the same lanes. */
    Stage through(Operator next) {
        return new Stage(next, lanes, groups, nulls, present, identity, order, correlation);
    }

    /** The same rows by an operator that puts one more lane behind theirs. */
    Stage withLane(Operator next) {
        return new Stage(next, lanes, groups, nulls.and(operator.width()), present, identity, order, correlation);
    }

    /** The same rows, of which the query sees something else. */
    Stage showing(RowExpr made) {
        return new Stage(operator, List.of(made), null, nulls, present, identity, order, correlation);
    }

    /** The same rows in an order. */
    Stage ordered(List<SortTerm> terms) {
        return new Stage(operator, lanes, groups, nulls, present, identity, terms, correlation);
    }

    /** The same rows without an order. */
    Stage unordered() {
        return order == null ? this
                : new Stage(operator, lanes, groups, nulls, present, identity, null, correlation);
    }

    /** The same rows, divided otherwise. */
    Stage divided(Correlation by) {
        return new Stage(operator, lanes, groups, nulls, present, identity, order, by);
    }
}
