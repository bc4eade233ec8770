package dev.millrace.engine.internal.aggregate;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.Component;
import dev.millrace.query.UserAggregate;
import dev.millrace.query.ast.AggregateFunction;
import dev.millrace.query.ast.AggregateNode;
import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.FieldNode;
import dev.millrace.query.ast.LiteralNode;
import dev.millrace.query.ast.OrderTerm;
import dev.millrace.query.value.Collation;
import dev.millrace.query.value.Collation.Strength;
import dev.millrace.query.value.NullPlacement;
import dev.millrace.query.value.ValueKind;

/** Aggregates of every function over every component that it takes. */
final class DrawnAggregate {

    private static final Set<AggregateFunction> OF_NUMBERS = EnumSet.of(AggregateFunction.SUM, AggregateFunction.AVG,
            AggregateFunction.MEDIAN, AggregateFunction.PERCENTILE, AggregateFunction.VARIANCE,
            AggregateFunction.VARIANCE_POPULATION, AggregateFunction.STDDEV, AggregateFunction.STDDEV_POPULATION);
    private static final List<Double> FRACTIONS = List.of(0.5, 0.0, 1.0, 0.25, 0.9, 0.1, 1.0 / 3, Double.MIN_VALUE);
    private static final List<Collation> COLLATIONS = List.of(Collation.of(Locale.ENGLISH),
            Collation.of(Locale.GERMAN).withStrength(Strength.PRIMARY),
            Collation.of(Locale.ROOT).withStrength(Strength.SECONDARY));

    private DrawnAggregate() {
    }

    static boolean isOfNumbers(AggregateFunction function) {
        return OF_NUMBERS.contains(function) && function != AggregateFunction.MEDIAN
                && function != AggregateFunction.PERCENTILE;
    }

    /** The components that a function takes. */
    static List<Component> operands(AggregateFunction function) {
        return Sample.TYPE.components().stream().skip(1).filter(component -> takes(function, component)).toList();
    }

    private static boolean takes(AggregateFunction function, Component component) {
        ValueKind kind = ValueKind.of(component.valueType());
        if (OF_NUMBERS.contains(function)) {
            return kind == ValueKind.NUMBER;
        }
        return switch (function) {
            case STRING_JOIN -> kind == ValueKind.STRING;
            case EVERY, SOME -> kind == ValueKind.BOOLEAN;
            case USER -> component.valueType() == Integer.class || component.valueType() == String.class;
            case COUNT_ROWS -> component.name().equals("whole");
            default -> true;
        };
    }

    /** An aggregate of a function over a component. */
    static AggregateNode of(AggregateFunction function, Component component, Random random) {
        FieldNode operand = new FieldNode(0, component);
        return switch (function) {
            case COUNT_ROWS -> new AggregateNode(function, null);
            case PERCENTILE -> new AggregateNode(function,
                    List.of(operand, new LiteralNode(FRACTIONS.get(random.nextInt(FRACTIONS.size())))), List.of(),
                    null);
            case MIN, MAX -> new AggregateNode(function, List.of(operand), collated(operand, random), null);
            case FIRST, LAST, LIST -> new AggregateNode(function, List.of(operand), order(random), null);
            case STRING_JOIN -> new AggregateNode(function,
                    List.of(operand, new LiteralNode(random.nextBoolean() ? ", " : "")), order(random), null);
            case ARG_MIN, ARG_MAX -> new AggregateNode(function, List.of(operand, any(random)), List.of(), null);
            case USER -> new AggregateNode(function, List.of(operand), List.of(), user(component, random));
            default -> new AggregateNode(function, operand);
        };
    }

    private static UserAggregate<?, ?, ?> user(Component component, Random random) {
        return component.valueType() == String.class ? UserAggregates.Letters.INSTANCE
                : random.nextBoolean() ? UserAggregates.Range.INSTANCE : UserAggregates.Product.INSTANCE;
    }

    private static ExprNode any(Random random) {
        List<Component> components = Sample.TYPE.components();
        return new FieldNode(0, components.get(1 + random.nextInt(components.size() - 1)));
    }

    private static List<OrderTerm> collated(FieldNode operand, Random random) {
        Collation collation = collation(operand, random);
        return collation == null ? List.of()
                : List.of(new OrderTerm(operand, false, NullPlacement.FIRST, collation));
    }

    private static List<OrderTerm> order(Random random) {
        List<OrderTerm> terms = new ArrayList<>();
        for (int count = random.nextInt(4); count > 0; count--) {
            ExprNode key = any(random);
            terms.add(new OrderTerm(key, random.nextBoolean(),
                    random.nextBoolean() ? NullPlacement.FIRST : NullPlacement.LAST, collation(key, random)));
        }
        return terms;
    }

    private static @Nullable Collation collation(ExprNode key, Random random) {
        return key.type() == String.class && random.nextBoolean() ? COLLATIONS.get(random.nextInt(COLLATIONS.size()))
                : null;
    }
}
