package dev.millrace.engine.internal.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import dev.millrace.engine.internal.expr.Failures;
import dev.millrace.engine.internal.expr.IdentityReader;
import dev.millrace.engine.internal.expr.ScalarCompiler;
import dev.millrace.engine.internal.flow.Operator;
import dev.millrace.engine.internal.flow.RowTable;
import dev.millrace.query.RelationRef;
import dev.millrace.query.ast.LiteralNode;

/** What a plan is made with, and the operators that were made so far. */
final class Making {

    private final Function<RelationRef<?>, RowTable> tables;
    private final Function<IdentityReader, Failures> failures;
    private final Map<String, LiteralNode> parameters;
    private final List<Operator> operators = new ArrayList<>();

    /**
     * Nothing is made yet.
     *
     * @param tables finds the tables of relations, or refuses
     * @param failures who is told of what cannot be computed for rows with such identities
     * @param parameters the values of parameters, by name
     */
    Making(Function<RelationRef<?>, RowTable> tables, Function<IdentityReader, Failures> failures,
            Map<String, LiteralNode> parameters) {
        this.tables = tables;
        this.failures = failures;
        this.parameters = parameters;
    }

    /** The values of parameters, by name. */
    Map<String, LiteralNode> parameters() {
        return parameters;
    }

    RowTable table(RelationRef<?> relation) {
        return tables.apply(relation);
    }

    /** Keeps an operator, which stands above all before it. */
    <O extends Operator> O made(O operator) {
        operators.add(operator);
        return operator;
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
