package dev.millrace.testkit.oracle;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.sql.SqlShape;

/** Rows made of the columns of a statement. */
final class OracleRows {

    /** How a column of the current row is read. */
    @FunctionalInterface
    interface Columns {

        /**
         * The value of a column.
         *
         * @param position from 0 on
         * @param type the class to be read, which {@link OracleValues} knows; {@code Object} for whatever there is
         */
        @Nullable
        Object read(int position, Class<?> type) throws SQLException;
    }

    private OracleRows() {
    }

    static @Nullable Object of(SqlShape shape, Columns columns) throws SQLException {
        if (shape instanceof SqlShape.Cell cell) {
            return columns.read(cell.column(), cell.type());
        } else if (shape instanceof SqlShape.Items items) {
            Object text = columns.read(items.column(), String.class);
            return text == null ? null : list((String) text, items.element());
        }
        SqlShape.Row row = (SqlShape.Row) shape;
        if (row.presence() != SqlShape.ALWAYS && columns.read(row.presence(), Object.class) == null) {
            return null;
        }
        @Nullable Object[] values = new @Nullable Object[row.components().size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = of(row.components().get(i), columns);
        }
        return row.rowType().create(values);
    }

    private static List<@Nullable Object> list(String text, SqlShape element) {
        List<@Nullable Object> list = new ArrayList<>();
        JsonStrings.parse(text).forEach(string -> list.add(element(string, element)));
        return Collections.unmodifiableList(list);
    }

    private static @Nullable Object element(@Nullable String text, SqlShape shape) {
        if (text == null) {
            return null;
        } else if (shape instanceof SqlShape.Cell cell) {
            return value(text, cell);
        } else if (shape instanceof SqlShape.Items items) {
            return list(text, items.element());
        }
        SqlShape.Row row = (SqlShape.Row) shape;
        List<@Nullable String> parts = JsonStrings.parse(text);
        @Nullable Object[] values = new @Nullable Object[row.components().size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = element(parts.get(i), row.components().get(i));
        }
        return row.rowType().create(values);
    }

    private static Object value(String text, SqlShape.Cell cell) {
        return switch (cell.sqlType()) {
            case BOOLEAN -> text.equalsIgnoreCase("true") || text.equals("1");
            case BYTE -> Byte.valueOf(text);
            case SHORT -> Short.valueOf(text);
            case INT -> Integer.valueOf(text);
            case LONG -> Long.valueOf(text);
            case FLOAT -> (float) real(text, true);
            case DOUBLE -> real(text, false);
            case DECIMAL -> new BigDecimal(text);
            case STRING -> text;
            case ENUM -> cell.type().getEnumConstants()[Integer.parseInt(text)];
            case UUID -> uuid(text.replace("-", ""));
            case INSTANT -> Instant.EPOCH.plus(Long.parseLong(text), ChronoUnit.MICROS);
            case LOCAL_DATE_TIME -> Instant.EPOCH.plus(Long.parseLong(text), ChronoUnit.MICROS)
                    .atOffset(ZoneOffset.UTC).toLocalDateTime();
            case LOCAL_DATE -> LocalDate.ofEpochDay(Long.parseLong(text));
            case LOCAL_TIME -> LocalTime.ofNanoOfDay(Long.parseLong(text));
            case DURATION -> Duration.ofNanos(Long.parseLong(text));
            case BYTES -> HexFormat.of().parseHex(text);
        };
    }

    private static double real(String text, boolean single) {
        String word = text.toLowerCase(Locale.ROOT);
        double unsigned = word.endsWith("infinity") || word.endsWith("inf") ? Double.POSITIVE_INFINITY
                : word.endsWith("nan") ? Double.NaN : single ? Float.parseFloat(text) : Double.parseDouble(text);
        return Double.isInfinite(unsigned) && word.startsWith("-") ? Double.NEGATIVE_INFINITY : unsigned;
    }

    private static UUID uuid(String digits) {
        return new UUID(Long.parseUnsignedLong(digits.substring(0, 16), 16),
                Long.parseUnsignedLong(digits.substring(16), 16));
    }
}
