package dev.millrace.testkit.sample;

import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.millrace.query.Component;
import dev.millrace.query.PlainExpr;
import dev.millrace.query.RowType;
import dev.millrace.query.ast.ConstructNode;
import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.LiteralNode;

/** Generates what projections make of rows. */
final class ShapeGenerator {

    private static final RowType<Card> CARD = RowType.of(Card.class);
    private static final RowType<Picky> PICKY = RowType.of(Picky.class);
    private static final RowType<Tidy> TIDY = RowType.of(Tidy.class);
    private static final RowType<Compound> COMPOUND = RowType.of(Compound.class);

    private final Choices choices;
    private final ExpressionGenerator expressions;
    private boolean anyPicky;

    ShapeGenerator(Choices choices, ExpressionGenerator expressions) {
        this.choices = choices;
        this.expressions = expressions;
    }

    /** Whether a record was made whose constructor refuses some values. */
    boolean anyPicky() {
        return anyPicky;
    }

    /** A record, or the whole row of one lane. */
    Made row(Scope lanes) {
        return choices.oneIn(10) ? lanes.lane(choices.below(lanes.wholes().size())) : record(lanes);
    }

    /** A record: mostly a card, sometimes one whose constructor refuses or alters some values. */
    Made record(Scope scope) {
        if (choices.oneIn(10)) {
            anyPicky = true;
            return made(PICKY, scope);
        }
        return choices.oneIn(10) ? made(TIDY, scope) : card(scope);
    }

    /** A record that takes whatever it is given. */
    Made card(Scope scope) {
        return made(CARD, scope);
    }

    private Made made(RowType<?> made, Scope scope) {
        Map<Component, Domain> domains = new HashMap<>();
        List<ExprNode> arguments = new ArrayList<>();
        for (Component component : made.components()) {
            if (component.type() == Object.class) {
                arguments.add(anything(scope));
            } else {
                Term argument = argument(component, scope);
                arguments.add(argument.node());
                domains.put(component, argument.domain());
            }
        }
        return new Made(new PlainExpr<>(new ConstructNode(made, arguments)), Scope.ofMade(made, domains));
    }

    /** A single value without components. */
    PlainExpr<Object> value(Scope scope) {
        return new PlainExpr<>(scope.any(choices).node());
    }

    /** Two values as one. */
    ExprNode compound(Scope scope) {
        return new ConstructNode(COMPOUND,
                COMPOUND.components().stream().map(component -> argument(component, scope).node()).toList());
    }

    private ExprNode anything(Scope scope) {
        int form = choices.below(4);
        if (form < 2 && !scope.wholes().isEmpty()) {
            return choices.from(scope.wholes());
        }
        return form == 2 ? compound(scope) : scope.any(choices).node();
    }

    private Term argument(Component component, Scope scope) {
        Class<?> type = MethodType.methodType(component.type()).wrap().returnType();
        List<Term> fitting = scope.ofType(type);
        if (fitting.isEmpty()) {
            Domain domain = Domain.ofType(type);
            return new Term(new LiteralNode(domain.anyPresent(choices)), domain);
        }
        Term term = choices.from(fitting);
        if (!component.nullable() && term.node().nullable() || choices.oneIn(8)) {
            return new Term(expressions.withDefault(term), term.domain());
        } else if (component.nullable() && choices.oneIn(20)) {
            return new Term(expressions.parameter(term), term.domain());
        }
        return term;
    }
}
