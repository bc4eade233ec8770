package dev.millrace.testkit.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.millrace.query.Component;
import dev.millrace.query.PlainExpr;
import dev.millrace.query.RelationRef;
import dev.millrace.query.RowType;
import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.FieldNode;
import dev.millrace.query.ast.RowNode;

/**
 * What expressions at one place of a query can be made of.
 *
 * @param wholes what has no constants to be compared with: the rows of the lanes; above groups, composite keys
 * @param terms the components of these rows; above groups, keys and aggregates: at least one
 */
record Scope(List<ExprNode> wholes, List<Term> terms) {

    /** The rows of a relation, in the first lane. */
    static Scope of(RelationRef<?> relation) {
        return ofLane(0, relation.rowType(), Domain.OF_COMPONENTS);
    }

    /** Rows that were made, in the first lane; components without a domain stay out. */
    static Scope ofMade(RowType<?> rowType, Map<Component, Domain> domains) {
        return ofLane(0, rowType, domains);
    }

    /** These rows with those of a relation beside them, in one more lane. */
    Scope beside(RelationRef<?> relation) {
        Scope lane = ofLane(wholes.size(), relation.rowType(), Domain.OF_COMPONENTS);
        return new Scope(concat(wholes, lane.wholes), concat(terms, lane.terms));
    }

    /** The whole row of one lane, and its components as they are seen above it. */
    Made lane(int lane) {
        List<Term> above = terms.stream()
                .filter(term -> term.node() instanceof FieldNode field && field.lane() == lane)
                .map(term -> new Term(new FieldNode(0, ((FieldNode) term.node()).component()), term.domain()))
                .toList();
        RowNode row = (RowNode) wholes.get(lane);
        return new Made(new PlainExpr<>(row), new Scope(List.of(new RowNode(0, row.row())), above));
    }

    private static Scope ofLane(int lane, RowType<?> rowType, Map<Component, Domain> domains) {
        List<Term> terms = new ArrayList<>();
        for (Component component : rowType.components()) {
            Domain domain = domains.get(component);
            if (domain != null) {
                terms.add(new Term(new FieldNode(lane, component), domain));
            }
        }
        return new Scope(List.of(new RowNode(lane, rowType)), terms);
    }

    Term any(Choices choices) {
        return choices.from(terms);
    }

    List<Term> ofType(Class<?> type) {
        return terms.stream().filter(term -> term.type() == type).toList();
    }

    /** One of a type that there is. */
    Term anyOfType(Class<?> type, Choices choices) {
        return choices.from(ofType(type));
    }

    static <T> List<T> concat(List<? extends T> first, List<? extends T> second) {
        return Stream.<T>concat(first.stream(), second.stream()).toList();
    }
}
