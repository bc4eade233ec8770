package dev.millrace.engine.internal.plan;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.Problem;
import dev.millrace.engine.internal.flow.RowTable;
import dev.millrace.engine.internal.flow.Source;
import dev.millrace.engine.internal.graph.Maker;
import dev.millrace.engine.internal.graph.SubPlan;
import dev.millrace.query.Bindings;
import dev.millrace.query.QueryRef;
import dev.millrace.query.RelationRef;
import dev.millrace.query.ast.MetadataNode;
import dev.millrace.query.ast.QueryNode;

/** What a plan is made with, and its steps so far. */
final class Making {

    private final Sources sources;
    private final Givens givens;
    /** The relations of which something beside the rows is read. */
    private final Set<RelationRef<?>> withStates = new HashSet<>();
    private final Planning planning;
    private final Common common;
    private final @Nullable Consumer<Problem> strict;
    /** Inputs before the steps that consume them. */
    private final List<SubPlan> steps = new ArrayList<>();
    private final List<Source> held = new ArrayList<>();

    /**
     * Nothing is made yet.
     *
     * @param query the query
     * @param bindings a value for each of its parameters
     * @param now what the clock says
     * @param sources finds what it reads
     * @param strict is told of each problem; null if the query does not fail at its first
     * @param planning how
     * @param common what plans have in common
     */
    Making(QueryNode query, Bindings bindings, Instant now, Sources sources, @Nullable Consumer<Problem> strict,
            Planning planning, Common common) {
        this.sources = sources;
        this.strict = strict;
        this.planning = planning;
        this.common = common;
        this.givens = new Givens(ParameterBinder.bind(query, bindings), now);
        EachExpression.of(query, node -> {
            if (node instanceof MetadataNode metadata) {
                withStates.add(metadata.relation());
            }
        });
    }

    /** The values of parameters and of the clock. */
    Givens givens() {
        return givens;
    }

    /** How plans are made. */
    Planning planning() {
        return planning;
    }

    /** What plans have in common. */
    Common common() {
        return common;
    }

    RowTable table(RelationRef<?> relation) {
        return sources.table(relation);
    }

    /** Whether something beside the rows of a relation is read. */
    boolean readsStates(RelationRef<?> relation) {
        return withStates.contains(relation);
    }

    /** The rows of a live query, which are kept for this at least until it is {@linkplain #end ended}. */
    Source result(QueryRef<?> query) {
        Source rows = sources.result(query);
        rows.acquire();
        held.add(rows);
        return rows;
    }

    /** The plan is at work, or could not be made. */
    void end() {
        held.forEach(Source::release);
    }

    /** Adds the step that hands on the rows of a source. */
    SubPlan scan(Form form, Source source) {
        SubPlan plan = new SubPlan(form, strict, source);
        steps.add(plan);
        return plan;
    }

    /**
     * Adds a step, which stands above all before it.
     *
     * @param form what it does
     * @param inputs what it consumes
     * @param width the number of lanes of its rows
     * @param maker makes the operator
     */
    SubPlan made(Form form, List<SubPlan.Input> inputs, int width, Maker maker) {
        return made(form, inputs, width, false, maker);
    }

    /**
     * Adds a step that may hand on rows of one table under the slots they have there, alone or before others that each has at most one of.
     *
     * @param form what it does
     * @param inputs what it consumes
     * @param width the number of lanes of its rows
     * @param ofTable whether it does
     * @param maker makes the operator
     */
    SubPlan made(Form form, List<SubPlan.Input> inputs, int width, boolean ofTable, Maker maker) {
        SubPlan plan = new SubPlan(form, strict, inputs, width, ofTable, maker);
        steps.add(plan);
        return plan;
    }

    /** Lets all steps know what is read of their rows. */
    void passDemands() {
        for (int i = steps.size() - 1; i >= 0; i--) {
            steps.get(i).passDemands();
        }
    }
}
