package dev.millrace.engine.internal.plan;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.expr.Failures;
import dev.millrace.engine.internal.expr.LaneNulls;
import dev.millrace.engine.internal.expr.LaneReads;
import dev.millrace.engine.internal.expr.RowExpr;
import dev.millrace.engine.internal.expr.ScalarCompiler;
import dev.millrace.engine.internal.graph.Assembly;
import dev.millrace.engine.internal.graph.SubPlan;
import dev.millrace.engine.internal.order.SortTerm;
import dev.millrace.engine.internal.store.Recent;

/**
 * A plan so far: the step that produces the rows and how the query's expressions are to be read over its lanes.
 *
 * @param plan produces the rows
 * @param lanes what the query's lanes are made of, over the step's own lanes
 * @param groups where keys and aggregates stand, if the rows are groups; else null
 * @param nulls which of the step's lanes may be empty
 * @param present true of every row: what tells whether one is there when it stands on a side of a join that may be absent
 * @param identity what tells the rows apart
 * @param order the terms of the rows' order, without those of the identity; null if they have none
 * @param correlation what divides the rows of a subquery
 */
record Stage(SubPlan plan, List<RowExpr> lanes, @Nullable GroupColumns groups, LaneNulls nulls, RowExpr present,
        Identification identity, @Nullable List<SortTerm> order, Correlation correlation) {

    /** What expressions over the step's lanes read. */
    long[] reads(List<? extends RowExpr> expressions) {
        return LaneReads.of(plan.width(), expressions);
    }

    /** The rows for a step that reads some of what they are made of, and has their lanes among its own. */
    SubPlan.Input input(int lane, long[] reads) {
        return new SubPlan.Input(plan, lane, reads);
    }

    /** Compiles expressions over the step's lanes, for a step above it. */
    ScalarCompiler compiler(Assembly assembly) {
        return new ScalarCompiler(nulls, failures(assembly));
    }

    /** The same, which shares reads of components with others. */
    ScalarCompiler compiler(Assembly assembly, Recent recent) {
        return new ScalarCompiler(nulls, failures(assembly), recent);
    }

    /** Who is told, by a step above this, of what cannot be computed of these rows. */
    Failures failures(Assembly assembly) {
        return assembly.failures(identity.reader());
    }

    /** The same rows, or some of them, by another step of the same lanes. */
    Stage through(SubPlan next) {
        return new Stage(next, lanes, groups, nulls, present, identity, order, correlation);
    }

    /** The same rows by a step that puts one more lane behind theirs. */
    Stage withLane(SubPlan next) {
        return new Stage(next, lanes, groups, nulls.and(plan.width()), present, identity, order, correlation);
    }

    /** The same rows, of which the query sees something else. */
    Stage showing(RowExpr made) {
        return new Stage(plan, List.of(made), null, nulls, present, identity, order, correlation);
    }

    /** The same rows in an order. */
    Stage ordered(List<SortTerm> terms) {
        return new Stage(plan, lanes, groups, nulls, present, identity, terms, correlation);
    }

    /** The same rows without an order. */
    Stage unordered() {
        return order == null ? this
                : new Stage(plan, lanes, groups, nulls, present, identity, null, correlation);
    }

    /** The same rows, divided otherwise. */
    Stage divided(Correlation by) {
        return new Stage(plan, lanes, groups, nulls, present, identity, order, by);
    }
}
