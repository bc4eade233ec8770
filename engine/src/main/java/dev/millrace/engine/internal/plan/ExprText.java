package dev.millrace.engine.internal.plan;

import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.expr.RowExpr;
import dev.millrace.engine.internal.expr.RowExpr.Call;
import dev.millrace.engine.internal.expr.RowExpr.Part;
import dev.millrace.engine.internal.flow.SetOperator;
import dev.millrace.engine.internal.order.SortTerm;
import dev.millrace.query.Window;
import dev.millrace.query.ast.JoinKind;
import dev.millrace.query.ast.Operator;

/** The parts of forms in words, for people who read a plan: what a step reads of its rows, whose lanes are numbered, and nothing else. */
final class ExprText {

    private ExprText() {
    }

    /** Parts of a form; empty for those that say nothing to people. */
    static String of(@Nullable Object part) {
        if (part instanceof RowExpr expression) {
            return of(expression);
        } else if (part instanceof SortTerm term) {
            return of(term.key()) + (term.descending() ? " desc" : "");
        } else if (part instanceof Window window) {
            return window.equals(Window.ALL) ? "" : "rows " + window.offset() + " to " + (window.end() - 1);
        } else if (part instanceof List<?> several) {
            return joined(several, ", ");
        } else if (part instanceof GroupPlanner.Aggregates.Asked asked) {
            return asked.node().function().name().toLowerCase(Locale.ROOT) + "(" + joined(asked.operands(), ", ") + ")";
        } else if (part instanceof JoinForm.Keys keys) {
            return keys.left().isEmpty() ? ""
                    : "left " + joined(keys.left(), ", ") + " = right " + joined(keys.right(), ", ");
        } else if (part instanceof Form form) {
            return form.toString();
        } else if (part instanceof JoinKind || part instanceof SetOperator.Kind) {
            return part.toString().toLowerCase(Locale.ROOT);
        }
        return "";
    }

    /** Those parts that say something, one after another. */
    static String joined(List<?> parts, String between) {
        StringJoiner joined = new StringJoiner(between);
        for (Object part : parts) {
            String text = of(part);
            if (!text.isEmpty()) {
                joined.add(text);
            }
        }
        return joined.toString();
    }

    private static String of(RowExpr expression) {
        if (expression instanceof Part part) {
            return of(part.record()) + "." + part.component().name();
        }
        if (!(expression instanceof Call call)) {
            return expression.operands().isEmpty() ? expression.toString()
                    : "(" + joined(expression.operands(), ", ") + ")";
        }
        String name = call.form().toString().toLowerCase(Locale.ROOT);
        if (!(call.form().what() instanceof Operator operator)) {
            return name + "(" + joined(call.operands(), ", ") + ")";
        }
        return switch (operator) {
            case AND, OR -> "(" + joined(call.operands(), " " + name + " ") + ")";
            case EQ -> joined(call.operands(), " = ");
            case NE -> joined(call.operands(), " <> ");
            case LT -> joined(call.operands(), " < ");
            case LE -> joined(call.operands(), " <= ");
            case GT -> joined(call.operands(), " > ");
            case GE -> joined(call.operands(), " >= ");
            default -> name + "(" + joined(call.operands(), ", ") + ")";
        };
    }
}
