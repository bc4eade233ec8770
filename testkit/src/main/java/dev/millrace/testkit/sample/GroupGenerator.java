package dev.millrace.testkit.sample;

import java.util.ArrayList;
import java.util.List;

import dev.millrace.query.ast.AggregateFunction;
import dev.millrace.query.ast.AggregateNode;
import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.KeyNode;

/** Generates group keys, and the aggregates that having and the projection of groups choose from. */
final class GroupGenerator {

    private final Choices choices;
    private final ExpressionGenerator expressions;
    private final ShapeGenerator shapes;

    GroupGenerator(Choices choices, ExpressionGenerator expressions, ShapeGenerator shapes) {
        this.choices = choices;
        this.expressions = expressions;
        this.shapes = shapes;
    }

    /** Groups by so many keys; without keys, all rows are one group. */
    Grouping grouping(Scope rows, int keyCount) {
        List<ExprNode> keys = new ArrayList<>();
        List<ExprNode> wholes = new ArrayList<>();
        List<Term> terms = new ArrayList<>();
        for (int i = 0; i < keyCount; i++) {
            if (choices.oneIn(8)) {
                ExprNode compound = shapes.compound(rows);
                keys.add(compound);
                wholes.add(above(i, compound));
            } else {
                Term key = key(rows);
                keys.add(key.node());
                terms.add(new Term(above(i, key.node()), key.domain()));
            }
        }
        terms.addAll(aggregates(rows));
        return new Grouping(keys, new Scope(wholes, terms));
    }

    private Term key(Scope rows) {
        int form = choices.below(8);
        if (form < 6) {
            return rows.any(choices);
        } else if (form == 6) {
            Term term = rows.any(choices);
            return new Term(expressions.withDefault(term), term.domain());
        }
        return new Term(expressions.condition(rows).node(), Domain.FLAGS);
    }

    private static KeyNode above(int index, ExprNode key) {
        return new KeyNode(index, key);
    }

    private List<Term> aggregates(Scope rows) {
        List<Term> terms = new ArrayList<>();
        terms.add(new Term(new AggregateNode(AggregateFunction.COUNT_ROWS, null), Domain.COUNTS));
        terms.add(aggregate(AggregateFunction.COUNT, counted(rows), Domain.COUNTS));
        List<Term> integers = rows.terms().stream().filter(Term::isIntegral).toList();
        if (!integers.isEmpty()) {
            terms.add(aggregate(AggregateFunction.SUM, choices.from(integers), Domain.SUMS));
            terms.add(aggregate(AggregateFunction.AVG, choices.from(integers), Domain.AVERAGES));
        }
        for (int i = 0; i < 2; i++) {
            Term least = rows.any(choices);
            Term greatest = rows.any(choices);
            terms.add(aggregate(AggregateFunction.MIN, least, least.domain()));
            terms.add(aggregate(AggregateFunction.MAX, greatest, greatest.domain()));
        }
        return terms;
    }

    private Term counted(Scope rows) {
        return choices.oneIn(4) ? new Term(expressions.comparisonWithConstant(rows), Domain.FLAGS) : rows.any(choices);
    }

    private Term aggregate(AggregateFunction function, Term operand, Domain domain) {
        ExprNode node = choices.oneIn(6) ? expressions.withDefault(operand) : operand.node();
        return new Term(new AggregateNode(function, node), domain);
    }
}
