package dev.millrace.query.sql;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;

/** H2. Its strings are sequences of UTF-16 units, so what counts or orders code points goes by patterns and by UTF-8. */
final class H2Dialect extends Dialect {

    static final H2Dialect INSTANCE = new H2Dialect();

    private H2Dialect() {
        super(Database.H2);
    }

    @Override
    public String typeName(SqlType type) {
        return switch (type) {
            case BOOLEAN -> "BOOLEAN";
            case BYTE -> "TINYINT";
            case SHORT -> "SMALLINT";
            case INT, ENUM -> "INTEGER";
            case LONG, DURATION -> "BIGINT";
            case FLOAT -> "REAL";
            case DOUBLE -> "DOUBLE PRECISION";
            case DECIMAL -> "DECFLOAT(1000)";
            case STRING -> "VARCHAR";
            case UUID -> "UUID";
            case INSTANT -> "TIMESTAMP(9) WITH TIME ZONE";
            case LOCAL_DATE -> "DATE";
            case LOCAL_TIME -> "TIME(9)";
            case LOCAL_DATE_TIME -> "TIMESTAMP(9)";
            case BYTES -> "VARBINARY";
        };
    }

    @Override
    public boolean holds(Object value, SqlType type) {
        return type == SqlType.DECIMAL ? ((BigDecimal) value).precision() <= 1_000 : super.holds(value, type);
    }

    @Override
    Object encoded(Object value, SqlType type) {
        return type == SqlType.DECIMAL ? value : super.encoded(value, type);
    }

    @Override
    boolean readsAroundNested() {
        return false;
    }

    // A bare column of a query in FROM is not found among the keys if windows are computed over the groups.
    @Override
    Sql having(Sql condition) {
        return condition.isAtom() ? Sql.of("#1 IS TRUE", condition) : condition;
    }

    @Override
    String wideInteger() {
        return "NUMERIC(40)";
    }

    // H2 rounds halves up. A quotient is half way between two numbers of 34 digits if the one on its other side is such a number
    // too; the even one of them is wanted.
    @Override
    Sql decimalQuotient(Sql a, Sql b) {
        return let("q", Sql.of("(#1 / NULLIF(#2, 0))", a, b), q -> {
            Sql rounded = Sql.of("CAST(CAST(#1 AS DECFLOAT(34)) AS DECFLOAT(1000))", q);
            Sql other = Sql.of("(2 * #1 - #2)", q, rounded);
            return Sql.of("CASE WHEN #1 <> #2 AND CAST(#3 AS DECFLOAT(34)) = #3 "
                    + "AND CAST(#2 / NULLIF(#2 - #3, 0) AS DECFLOAT(1000)) % CAST(2 AS DECFLOAT(1000)) <> 0 "
                    + "THEN #3 ELSE #2 END", q, rounded, other);
        });
    }

    @Override
    boolean hasExtremes(SqlType type) {
        return type != SqlType.STRING;
    }

    @Override
    Sql longQuotient(Sql dividend, Sql divisor) {
        return Sql.of("(CAST(#1 AS DECFLOAT(1000)) / #2)", dividend, divisor);
    }

    @Override
    Sql exactDecimal(Sql value) {
        throw SqlCapabilities.exactDecimal(database());
    }

    @Override
    Sql orderKey(Sql value, SqlType type) {
        return type == SqlType.STRING ? Sql.of("STRINGTOUTF8(#1)", value) : equalityKey(value, type);
    }

    // A case that gives nothing but nulls is of the type of strings to it, with which it does not compare bytes.
    @Override
    Sql equalityKey(Sql value, SqlType type) {
        return type == SqlType.BYTES && !value.isAtom() ? cast(value, type) : value;
    }

    @Override
    Sql length(Sql text) {
        return cast(Sql.of("LENGTH(REGEXP_REPLACE(#1, '[\\x{10000}-\\x{10FFFF}]', 'x'))", text), SqlType.INT);
    }

    @Override
    Sql trim(Sql text) {
        return Sql.of("TRIM(BOTH ' ' FROM #1)", text);
    }

    @Override
    Sql codePoints(Sql text, Sql from, @Nullable Sql count) {
        Sql rest = Sql.of("REGEXP_REPLACE(#1, '^.{0,' || (#2 - 1) || '}', '', 'n')", text, from);
        return count == null ? rest
                : Sql.of("REGEXP_SUBSTR(#1, '^.{0,' || #2 || '}', 1, 1, 'n')", rest, count);
    }

    @Override
    Sql position(Sql text, Sql part) {
        return Sql.of("LOCATE(#2, #1)", text, part);
    }

    @Override
    Sql like(Sql text, LikePattern pattern) {
        String regex = "\\A" + pattern.written(".*", ".", codePoint -> String.format("\\x{%X}", codePoint)) + "\\z";
        return Sql.of("REGEXP_LIKE(#1, #2, 'n')", text, constant(regex, SqlType.STRING));
    }
}
