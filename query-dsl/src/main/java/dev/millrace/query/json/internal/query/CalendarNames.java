package dev.millrace.query.json.internal.query;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import dev.millrace.query.CalendarField;
import dev.millrace.query.CalendarUnit;
import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.LiteralNode;
import dev.millrace.query.ast.ScalarFunction;

/**
 * The units and fields of the calendar. They stand as bare names where a function takes nothing else, so that it reads
 * {@code {"truncatedTo":[{"field":"due"},"DAY"]}}.
 */
final class CalendarNames {

    private CalendarNames() {
    }

    /** Whether an operand of a function can only be a unit or a field. */
    static boolean stand(ScalarFunction function, int operand) {
        return switch (function) {
            case TRUNCATE, EXTRACT -> operand == 1;
            case UNTIL -> operand == 2;
            default -> false;
        };
    }

    /** The name of such an operand; null if it is none, which the function does not take. */
    static @Nullable String name(ExprNode operand) {
        return operand instanceof LiteralNode literal && literal.value() instanceof Enum<?> constant
                && literal.type() == constant.getDeclaringClass() ? constant.name() : null;
    }

    /** The operand of a name. */
    static LiteralNode read(ScalarFunction function, JsonNode name) {
        return function == ScalarFunction.EXTRACT ? literal(CalendarField.values(), name, "a field of the calendar")
                : literal(CalendarUnit.values(), name, "a unit of the calendar");
    }

    private static LiteralNode literal(Enum<?>[] constants, JsonNode node, String expected) {
        String name = Trees.text(node, expected);
        for (Enum<?> constant : constants) {
            if (constant.name().equals(name)) {
                return new LiteralNode(constant);
            }
        }
        throw Trees.unknown(name, List.of(constants).stream().map(Enum::name).toList(), expected);
    }
}
