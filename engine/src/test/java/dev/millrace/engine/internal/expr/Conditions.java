package dev.millrace.engine.internal.expr;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import dev.millrace.query.Component;
import dev.millrace.query.ast.CallNode;
import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.FieldNode;
import dev.millrace.query.ast.LiteralNode;
import dev.millrace.query.ast.Operator;
import dev.millrace.testkit.sample.Choices;
import dev.millrace.testkit.sample.SampleSchema;

/** Generates conditions over items, deeper and with more nulls than a query would have. */
final class Conditions {

    private static final List<Component> COMPONENTS = SampleSchema.ITEMS.rowType().components();
    private static final List<Component> NUMBERS = COMPONENTS.stream()
            .filter(component -> Number.class.isAssignableFrom(component.type()) || component.isIntegral()
                    || component.isFloating())
            .toList();
    private static final List<Component> TEXTS =
            COMPONENTS.stream().filter(component -> component.type() == String.class).toList();
    private static final List<LiteralNode> NUMBER_LITERALS =
            literals(0, 1L, 1.5, new BigDecimal("1.00"), -0.0, Double.NaN,
                    Long.MAX_VALUE, 0x1p63, (short) 2, Integer.MIN_VALUE, 2.5f);
    private static final List<LiteralNode> TEXT_LITERALS = literals("a", "", "\uFF5E", "\uD83D\uDE00", "alpha");
    private static final LiteralNode UNKNOWN = new LiteralNode(null, Boolean.class);
    private static final List<Operator> COMPARISONS =
            Arrays.stream(Operator.values()).filter(Operator::isComparison).toList();

    private final Choices choices;

    Conditions(Choices choices) {
        this.choices = choices;
    }

    private static List<LiteralNode> literals(Object... values) {
        List<LiteralNode> literals = new ArrayList<>();
        for (Object value : values) {
            literals.add(new LiteralNode(value));
        }
        return literals;
    }

    ExprNode any(int depth) {
        if (depth == 0) {
            return leaf();
        }
        return switch (choices.below(8)) {
            case 0, 1 -> new CallNode(Operator.AND, any(depth - 1), any(depth - 1));
            case 2, 3 -> new CallNode(Operator.OR, any(depth - 1), any(depth - 1));
            case 4, 5 -> new CallNode(Operator.NOT, any(depth - 1));
            case 6 -> new CallNode(choices.from(List.of(Operator.EQ, Operator.NE, Operator.COALESCE)), any(depth - 1),
                    any(depth - 1));
            default -> new CallNode(choices.from(List.of(Operator.IS_NULL, Operator.IS_NOT_NULL)), any(depth - 1));
        };
    }

    private ExprNode leaf() {
        return switch (choices.below(8)) {
            case 0 -> new FieldNode(0, SampleSchema.ITEMS.rowType().component("flag"));
            case 1 -> choices.from(List.of(new LiteralNode(true), new LiteralNode(false), UNKNOWN));
            case 2 -> new CallNode(choices.from(List.of(Operator.IS_NULL, Operator.IS_NOT_NULL)),
                    choices.oneIn(4) ? choices.from(List.of(UNKNOWN, new LiteralNode(1)))
                            : new FieldNode(0, choices.from(COMPONENTS)));
            case 3, 4 -> new CallNode(choices.from(COMPARISONS), operand(TEXTS, TEXT_LITERALS),
                    operand(TEXTS, TEXT_LITERALS));
            default -> new CallNode(choices.from(COMPARISONS), operand(NUMBERS, NUMBER_LITERALS),
                    operand(NUMBERS, NUMBER_LITERALS));
        };
    }

    private ExprNode operand(List<Component> components, List<LiteralNode> literals) {
        FieldNode field = new FieldNode(0, choices.from(components));
        return switch (choices.below(6)) {
            case 0, 1, 2 -> field;
            case 3 -> new CallNode(Operator.COALESCE, field, defaultOf(field, literals));
            case 4 -> choices.oneIn(4) ? new LiteralNode(null, field.type()) : choices.from(literals);
            default -> choices.from(literals);
        };
    }

    /** A constant of the field's own type; the field itself if there is none. */
    private ExprNode defaultOf(FieldNode field, List<LiteralNode> literals) {
        List<LiteralNode> own = literals.stream().filter(literal -> literal.type() == field.type()).toList();
        return own.isEmpty() ? field : choices.from(own);
    }
}
