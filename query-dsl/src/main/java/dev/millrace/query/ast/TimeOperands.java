package dev.millrace.query.ast;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

import dev.millrace.query.CalendarField;
import dev.millrace.query.CalendarUnit;

/** Which operands the functions of time take. */
final class TimeOperands {

    private static final List<Class<?>> TIMES =
            List.of(Instant.class, LocalDateTime.class, LocalDate.class, LocalTime.class);

    private TimeOperands() {
    }

    static void check(ScalarFunction function, List<ExprNode> operands) {
        ExprNode time = operands.get(0);
        if (!TIMES.contains(time.type())) {
            throw new IllegalArgumentException(
                    function.word() + " takes an Instant, LocalDateTime, LocalDate or LocalTime,"
                            + " but " + time + " is of type " + time.type().getSimpleName());
        }
        switch (function) {
            case TRUNCATE -> requireUnit(function, time, constant(function, operands.get(1), CalendarUnit.class));
            case EXTRACT -> requireField(time, constant(function, operands.get(1), CalendarField.class));
            case UNTIL -> requireSpan(operands);
            case AT_ZONE -> requireZone(time, constant(function, operands.get(1), String.class));
            default -> {
                if (operands.get(1).type() != Duration.class) {
                    throw new IllegalArgumentException(function.word() + " takes a Duration, but " + operands.get(1)
                            + " is of type " + operands.get(1).type().getSimpleName());
                }
            }
        }
    }

    private static <C> C constant(ScalarFunction function, ExprNode operand, Class<C> type) {
        if (operand instanceof LiteralNode literal && type.isInstance(literal.value())) {
            return type.cast(literal.value());
        }
        throw new IllegalArgumentException(
                function.word() + " takes a constant " + type.getSimpleName() + ", but was given "
                        + operand);
    }

    private static void requireUnit(ScalarFunction function, ExprNode time, CalendarUnit unit) {
        if (time.type() == LocalDate.class && !unit.isOfDays()
                || time.type() == LocalTime.class && unit.isOfDays()) {
            throw new IllegalArgumentException(function.word() + " was given the unit " + unit + ", but " + time
                    + " is of type " + time.type().getSimpleName() + ", which has none; use "
                    + (unit.isOfDays() ? "HOUR or a shorter unit" : "DAY or a longer unit"));
        }
    }

    private static void requireField(ExprNode time, CalendarField field) {
        if (time.type() == LocalDate.class && !field.isOfDate() || time.type() == LocalTime.class && field.isOfDate()) {
            throw new IllegalArgumentException("extract was given the field " + field + ", but " + time + " is of type "
                    + time.type().getSimpleName() + ", which has none; use one of a "
                    + (field.isOfDate() ? "time, HOUR to MILLISECOND" : "date, YEAR to DAY_OF_WEEK"));
        }
    }

    private static void requireSpan(List<ExprNode> operands) {
        ExprNode from = operands.get(0);
        ExprNode to = operands.get(1);
        CalendarUnit unit = constant(ScalarFunction.UNTIL, operands.get(2), CalendarUnit.class);
        if (from.type() != to.type()) {
            throw new IllegalArgumentException("until takes two times of one type, but " + from + " is of type "
                    + from.type().getSimpleName() + " and " + to + " of type " + to.type().getSimpleName()
                    + "; bring them to one type first, as atZone(…) does with an instant");
        }
        if (!unit.isFixed()) {
            throw new IllegalArgumentException("until counts units of a fixed length, but a " + unit + " has none;"
                    + " extract years and months and subtract them");
        }
        requireUnit(ScalarFunction.UNTIL, from, unit);
    }

    private static void requireZone(ExprNode time, String zone) {
        if (time.type() != Instant.class) {
            throw new IllegalArgumentException("atZone takes an Instant, but " + time + " is of type "
                    + time.type().getSimpleName());
        }
        try {
            ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "atZone takes the name of a zone, such as Europe/Berlin or +02:00, but was"
                            + " given \"" + zone + "\"",
                    e);
        }
    }
}
