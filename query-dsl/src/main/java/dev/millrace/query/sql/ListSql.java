package dev.millrace.query.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

/**
 * Lists, as the text of JSON arrays of strings and nulls: a value in the form that {@link SqlShape.Items} describes, a row or list
 * as the text of an array itself.
 */
final class ListSql {

    private final Dialect dialect;

    ListSql(Dialect dialect) {
        this.dialect = dialect;
    }

    private Sql asText(Sql value) {
        return dialect.cast(value, SqlType.STRING);
    }

    /** The text of an element; null for null. */
    Sql text(Shape shape) {
        if (shape instanceof Shape.Cell cell) {
            return text(cell.value().sql(), cell.value().type());
        } else if (shape instanceof Shape.Items items) {
            return plain(items.text());
        }
        Shape.Made made = (Shape.Made) shape;
        List<Sql> parts = new ArrayList<>();
        made.parts().forEach(part -> parts.add(text(part)));
        Sql array = plain(asText(Sql.of(switch (dialect.database()) {
            case POSTGRESQL -> "JSON_BUILD_ARRAY(#1)";
            case H2 -> "JSON_ARRAY(#1 NULL ON NULL)";
            case SQLITE, DUCKDB -> "JSON_ARRAY(#1)";
        }, Sql.unwrapped(", ", parts))));
        return made.presence() == null ? array : Sql.of("CASE WHEN #1 IS NOT NULL THEN #2 END", made.presence(), array);
    }

    /** Text that is no JSON any more: SQLite remembers what its functions made. */
    private Sql plain(Sql text) {
        return dialect.database() == Database.SQLITE ? Sql.of("(#1 || '')", text) : text;
    }

    private Sql text(Sql value, SqlType type) {
        return switch (type) {
            case STRING -> value;
            case FLOAT, DOUBLE -> dialect.database() == Database.SQLITE
                    ? Sql.of("CASE WHEN #1 IS NOT NULL THEN PRINTF('%!.17g', #1) END", value) : asText(value);
            case UUID -> dialect.database() == Database.SQLITE ? hex(value) : asText(value);
            case BYTES -> hex(value);
            case INSTANT, LOCAL_DATE_TIME, LOCAL_DATE, LOCAL_TIME -> asText(new TimeSql(dialect).count(value, type));
            default -> asText(value);
        };
    }

    private Sql hex(Sql value) {
        return switch (dialect.database()) {
            case POSTGRESQL -> Sql.of("ENCODE(#1, 'hex')", value);
            case H2 -> Sql.of("RAWTOHEX(#1)", value);
            case SQLITE -> Sql.of("CASE WHEN #1 IS NOT NULL THEN HEX(#1) END", value);
            case DUCKDB -> Sql.of("HEX(#1)", value);
        };
    }

    /** All values of a group in an order. */
    Sql gathered(Sql text, List<Sql> order, @Nullable Sql filter) {
        Sql inOrder = order.isEmpty() ? text : Sql.of("#1 ORDER BY #2", text, Sql.unwrapped(", ", order));
        Sql condition = filter == null ? Sql.raw("") : Sql.of(" FILTER (WHERE #1)", filter);
        return Sql.of(switch (dialect.database()) {
            case POSTGRESQL -> "COALESCE(CAST(JSON_AGG(#1)#2 AS text), '[]')";
            case H2 -> "COALESCE(CAST(CAST(ARRAY_AGG(#1)#2 AS JSON) AS VARCHAR), '[]')";
            case SQLITE -> "JSON_GROUP_ARRAY(#1)#2";
            case DUCKDB -> "COALESCE(CAST(TO_JSON(LIST(#1)#2) AS VARCHAR), '[]')";
        }, inOrder, condition);
    }

    /** All rows of a statement of one column, in its order, where a query in FROM cannot read rows around it. */
    Sql ofRows(Sql select) {
        return Sql.of("CAST(CAST(ARRAY(#1) AS JSON) AS VARCHAR)", select);
    }

    /**
     * One of the values of a group in an order.
     *
     * @param index from 1 on
     * @param filter which values
     * @param gathering takes an aggregate to where it can be read
     */
    Sql element(Sql value, SqlType type, List<Sql> order, @Nullable Sql filter, Sql index,
            UnaryOperator<Sql> gathering) {
        Sql written = dialect.database() == Database.SQLITE ? text(value, type) : value;
        Sql inOrder = order.isEmpty() ? written : Sql.of("#1 ORDER BY #2", written, Sql.unwrapped(", ", order));
        Sql condition = filter == null ? Sql.raw("") : Sql.of(" FILTER (WHERE #1)", filter);
        Sql all = gathering.apply(Sql.of(switch (dialect.database()) {
            case POSTGRESQL, H2 -> "ARRAY_AGG(#1)#2";
            case DUCKDB -> "LIST(#1)#2";
            case SQLITE -> "JSON_GROUP_ARRAY(#1)#2";
        }, inOrder, condition));
        return switch (dialect.database()) {
            case POSTGRESQL, DUCKDB -> Sql.of("(#1)[#2]", all, index);
            case H2 -> Sql.of("ARRAY_GET(#1, #2)", all, index);
            case SQLITE -> read(Sql.of("JSON_EXTRACT(#1, '$[' || (#2 - 1) || ']')", all, index), type);
        };
    }

    private static Sql read(Sql text, SqlType type) {
        return switch (type) {
            case FLOAT, DOUBLE -> Sql.of("CAST(#1 AS REAL)", text);
            case STRING -> text;
            case UUID, BYTES -> Sql.of("UNHEX(#1)", text);
            default -> Sql.of("CAST(#1 AS INTEGER)", text);
        };
    }

    /** Strings after one another. */
    Sql joined(Sql text, String separator, List<Sql> order) {
        String space = dialect.database() == Database.H2 ? "" : " ";
        Sql terms = order.isEmpty() ? Sql.raw("") : Sql.of(space + "ORDER BY #1", Sql.unwrapped(", ", order));
        Sql between = Sql.raw("'" + separator.replace("'", "''") + "'");
        return Sql.of(switch (dialect.database()) {
            case POSTGRESQL, DUCKDB -> "STRING_AGG(#1, #2#3)";
            case H2 -> order.isEmpty() ? "LISTAGG(#1, #2)" : "LISTAGG(#1, #2) WITHIN GROUP (#3)";
            case SQLITE -> "GROUP_CONCAT(#1, #2#3)";
        }, text, between, terms);
    }
}
