package dev.millrace.query;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import dev.millrace.query.ast.AggregateNode;
import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.LiteralNode;
import dev.millrace.query.ast.ParamNode;
import dev.millrace.query.value.ValueKind;

/** Finds out which operands a function takes, and what it makes of them, by applying it to operands of all types. */
final class OperandProbe {

    static final List<Class<?>> INTEGERS = List.of(Byte.class, Short.class, Integer.class, Long.class);
    static final List<Class<?>> FLOATING = List.of(Float.class, Double.class);
    static final List<Class<?>> TIMES =
            List.of(Instant.class, LocalDateTime.class, LocalDate.class, LocalTime.class);
    static final List<Class<?>> ALL = all();

    private OperandProbe() {
    }

    private static List<Class<?>> all() {
        List<Class<?>> all = new ArrayList<>(INTEGERS);
        all.addAll(FLOATING);
        all.add(BigDecimal.class);
        all.addAll(TIMES);
        all.addAll(List.of(Boolean.class, String.class, Samples.Status.class, UUID.class, Duration.class, byte[].class,
                Samples.User.class, List.class));
        return all;
    }

    /** The types an operand may be of, each with the type of the value then. */
    static Map<Class<?>, Class<?>> taken(ExprNode form, int operand) {
        Map<Class<?>, Class<?>> taken = new LinkedHashMap<>();
        for (Class<?> type : ALL) {
            with(form, operand, type).ifPresent(node -> taken.put(type, node.type()));
        }
        return taken;
    }

    /** Whether an operand can be a constant alone. */
    static boolean isConstant(ExprNode form, int operand) {
        ExprNode given = operands(form).get(operand);
        return given instanceof LiteralNode && !taken(form, operand).containsKey(given.type());
    }

    static List<ExprNode> operands(ExprNode form) {
        return form instanceof AggregateNode aggregate ? aggregate.operands() : form.children();
    }

    /** The function with an operand, and those of its kind, of another type: what is compared is of one kind. */
    private static Optional<ExprNode> with(ExprNode form, int operand, Class<?> type) {
        ValueKind kind = ValueKind.of(operands(form).get(operand).type());
        ParamNode other = new ParamNode("other", type);
        try {
            if (form instanceof AggregateNode aggregate) {
                List<ExprNode> operands = new ArrayList<>(aggregate.operands());
                operands.set(operand, other);
                return Optional.of(new AggregateNode(aggregate.function(), operands, List.of(), aggregate.user()));
            }
            return Optional.of(form.withChildren(form.children().stream()
                    .map(child -> ValueKind.of(child.type()) == kind ? (ExprNode) other : child).toList()));
        } catch (IllegalArgumentException refused) {
            return Optional.empty();
        }
    }
}
