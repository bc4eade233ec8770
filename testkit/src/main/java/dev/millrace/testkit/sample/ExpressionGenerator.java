package dev.millrace.testkit.sample;

import java.util.ArrayList;
import java.util.List;

import dev.millrace.query.Bindings;
import dev.millrace.query.Condition;
import dev.millrace.query.QueryDsl;
import dev.millrace.query.ast.CallNode;
import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.LiteralNode;
import dev.millrace.query.ast.Operator;

/** Generates the expressions of one query, and keeps the parameters that it puts into them. */
final class ExpressionGenerator {

    private static final List<Operator> COMPARISONS = List.of(
            Operator.NE, Operator.GE, Operator.LE, Operator.NE, Operator.GT, Operator.LT, Operator.NE, Operator.EQ);

    private final Choices choices;
    private final List<Parameter> parameters = new ArrayList<>();
    private Bindings bindings = Bindings.NONE;

    ExpressionGenerator(Choices choices) {
        this.choices = choices;
    }

    List<Parameter> parameters() {
        return parameters;
    }

    Bindings bindings() {
        return bindings;
    }

    Condition condition(Scope scope) {
        return new Condition(condition(scope, 2));
    }

    private ExprNode condition(Scope scope, int depth) {
        int form = choices.below(depth == 0 ? 9 : 14);
        if (form < 6) {
            return comparison(scope);
        } else if (form < 8) {
            Operator test = choices.oneIn(5) ? Operator.IS_NULL : Operator.IS_NOT_NULL;
            return new CallNode(test, scope.any(choices).node());
        } else if (form == 8) {
            return bare(scope);
        } else if (form == 9) {
            return new CallNode(Operator.NOT, condition(scope, depth - 1));
        }
        return new CallNode(form < 13 ? Operator.OR : Operator.AND, condition(scope, depth - 1),
                condition(scope, depth - 1));
    }

    /** A boolean that is a condition by itself. */
    private ExprNode bare(Scope scope) {
        List<Term> conditions = scope.ofType(Boolean.class);
        return conditions.isEmpty() ? comparison(scope) : choices.from(conditions).node();
    }

    private ExprNode comparison(Scope scope) {
        Term left = scope.any(choices);
        ExprNode subject = choices.oneIn(5) ? withDefault(left) : left.node();
        return new CallNode(comparisonOf(left), subject, comparedWith(left, scope));
    }

    /** A condition without parameters, for what may not become a part of the query. */
    ExprNode comparisonWithConstant(Scope scope) {
        Term left = scope.any(choices);
        return new CallNode(comparisonOf(left), left.node(), literal(left));
    }

    private Operator comparisonOf(Term left) {
        return left.isCondition() ? choices.from(List.of(Operator.NE, Operator.EQ)) : choices.from(COMPARISONS);
    }

    private ExprNode comparedWith(Term left, Scope scope) {
        int form = choices.below(9);
        if (form < 7) {
            return literal(left);
        } else if (form == 7) {
            return scope.anyOfType(left.type(), choices).node();
        }
        return parameter(left);
    }

    /** A constant of the term's domain; numbers are compared with numbers of all types (law 3). */
    private LiteralNode literal(Term term) {
        Object value = term.domain().anyPresent(choices);
        if (value instanceof Number number && term.isNumber()) {
            int form = choices.below(6);
            if (form == 4) {
                return new LiteralNode(number.longValue());
            } else if (form == 5) {
                return new LiteralNode(number.doubleValue() + 0.5);
            }
        }
        return new LiteralNode(value);
    }

    ExprNode parameter(Term like) {
        Parameter parameter =
                new Parameter("p" + parameters.size(), like.type(), like.domain().and((Object) null).values());
        parameters.add(parameter);
        bindings = bindings.and(parameter.name(), choices.oneIn(16) ? null : like.domain().anyPresent(choices));
        return QueryDsl.param(parameter.name(), parameter.type()).node();
    }

    /** A term, or a constant where it is null. */
    ExprNode withDefault(Term term) {
        return new CallNode(Operator.COALESCE, term.node(), new LiteralNode(term.domain().anyPresent(choices)));
    }
}
