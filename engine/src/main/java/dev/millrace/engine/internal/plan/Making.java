package dev.millrace.engine.internal.plan;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

import dev.millrace.engine.internal.expr.Failures;
import dev.millrace.engine.internal.expr.IdentityReader;
import dev.millrace.engine.internal.expr.ScalarCompiler;
import dev.millrace.engine.internal.flow.JoinSides;
import dev.millrace.engine.internal.flow.Operator;
import dev.millrace.engine.internal.flow.RowTable;
import dev.millrace.engine.internal.flow.Source;
import dev.millrace.query.Bindings;
import dev.millrace.query.QueryRef;
import dev.millrace.query.RelationRef;
import dev.millrace.query.ast.MetadataNode;
import dev.millrace.query.ast.QueryNode;

/** What a plan is made with, and the operators that were made so far. */
final class Making {

    private final Sources sources;
    private final Function<IdentityReader, Failures> failures;
    private final Givens givens;
    /** The relations of which something beside the rows is read. */
    private final Set<RelationRef<?>> withStates = new HashSet<>();
    private final Planning planning;
    private final List<Operator> operators = new ArrayList<>();

    /**
     * Nothing is made yet.
     *
     * @param query the query
     * @param bindings a value for each of its parameters
     * @param now what the clock says
     * @param sources finds what it reads
     * @param failures who is told of what cannot be computed for rows with such identities
     * @param planning how
     */
    Making(QueryNode query, Bindings bindings, Instant now, Sources sources,
            Function<IdentityReader, Failures> failures, Planning planning) {
        this.sources = sources;
        this.failures = failures;
        this.planning = planning;
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

    RowTable table(RelationRef<?> relation) {
        return sources.table(relation);
    }

    /** Whether something beside the rows of a relation is read. */
    boolean readsStates(RelationRef<?> relation) {
        return withStates.contains(relation);
    }

    /** The rows of a live query. */
    Source result(QueryRef<?> query) {
        return sources.result(query);
    }

    /** Keeps an operator, which stands above all before it. */
    <O extends Operator> O made(O operator) {
        operators.add(operator);
        return operator;
    }

    /** Keeps an operator over two sides, which are closed if it does not come to be. */
    <O extends Operator> O made(JoinSides sides, Function<JoinSides, O> joining) {
        boolean made = false;
        try {
            O operator = made(joining.apply(sides));
            made = true;
            return operator;
        } finally {
            if (!made) {
                sides.close();
            }
        }
    }

    /** All operators, inputs before those that consume them. */
    List<Operator> operators() {
        return operators;
    }

    /** Compiles expressions over the lanes of a stage. */
    ScalarCompiler compiler(Stage stage) {
        return new ScalarCompiler(stage.nulls(), failures(stage));
    }

    Failures failures(Stage stage) {
        return failures(stage.identity());
    }

    Failures failures(Identification identity) {
        return failures.apply(identity.reader());
    }
}
