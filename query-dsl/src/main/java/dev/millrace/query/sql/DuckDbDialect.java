package dev.millrace.query.sql;

import java.math.BigDecimal;

import dev.millrace.query.ast.ScalarFunction;

/** DuckDB. Integers are reckoned in 128 bits; decimals, which have a fixed scale, are only compared. */
final class DuckDbDialect extends Dialect {

    static final DuckDbDialect INSTANCE = new DuckDbDialect();

    private static final int DIGITS = 38;
    private static final int SCALE = 15;

    private DuckDbDialect() {
        super(Database.DUCKDB);
    }

    @Override
    public String typeName(SqlType type) {
        return switch (type) {
            case BOOLEAN -> "BOOLEAN";
            case BYTE -> "TINYINT";
            case SHORT -> "SMALLINT";
            case INT, ENUM -> "INTEGER";
            case LONG, DURATION -> "BIGINT";
            case FLOAT -> "FLOAT";
            case DOUBLE -> "DOUBLE";
            case DECIMAL -> "DECIMAL(" + DIGITS + ", " + SCALE + ")";
            case STRING -> "VARCHAR";
            case UUID -> "UUID";
            case INSTANT -> "TIMESTAMPTZ";
            case LOCAL_DATE -> "DATE";
            case LOCAL_TIME -> "TIME";
            case LOCAL_DATE_TIME -> "TIMESTAMP";
            case BYTES -> "BLOB";
        };
    }

    @Override
    public boolean holds(Object value, SqlType type) {
        return type == SqlType.DECIMAL ? fits((BigDecimal) value) : super.holds(value, type);
    }

    private static boolean fits(BigDecimal value) {
        BigDecimal shortest = value.stripTrailingZeros();
        return shortest.scale() <= SCALE && shortest.precision() - (long) shortest.scale() <= DIGITS - SCALE;
    }

    @Override
    Object encoded(Object value, SqlType type) {
        return type == SqlType.DECIMAL ? ((BigDecimal) value).stripTrailingZeros().toPlainString()
                : super.encoded(value, type);
    }

    // The optimizer of DuckDB 2.0 overflows its stack at some two thousand, and ends the process.
    @Override
    int longestAnd() {
        return 1_000;
    }

    // DuckDB 2.0: above an outer join on EXISTS.
    @Override
    boolean forgetsConditionsOfNull() {
        return true;
    }

    @Override
    String wideInteger() {
        return "HUGEINT";
    }

    @Override
    String wholeQuotient() {
        return "//";
    }

    @Override
    Sql integer(ScalarFunction function, SqlType type, Sql a, Sql b) {
        String divisor = function == ScalarFunction.DIVIDE || function == ScalarFunction.MOD
                ? "NULLIF(CAST(#2 AS HUGEINT), 0)" : "CAST(#2 AS HUGEINT)";
        String sign = function == ScalarFunction.DIVIDE ? "//" : sign(function);
        return fitting(type, Sql.of("(CAST(#1 AS HUGEINT) " + sign + " " + divisor + ")", a, b));
    }

    @Override
    Sql fitting(SqlType type, Sql value) {
        return Sql.of("TRY_CAST(#1 AS " + typeName(type) + ")", value);
    }

    @Override
    Sql truncated(SqlType type, Sql value) {
        return fitting(type, Sql.of("TRUNC(#1)", value));
    }

    @Override
    Sql toFloat(Sql value) {
        return fitting(SqlType.FLOAT, value);
    }

    @Override
    Sql decimalQuotient(Sql a, Sql b) {
        throw new UnsupportedSqlException("dividedBy of DECIMAL", database(), SqlCapabilities.FIXED_SCALE);
    }

    @Override
    Sql exactDecimal(Sql value) {
        throw SqlCapabilities.exactDecimal(database());
    }

    @Override
    Sql position(Sql text, Sql part) {
        return Sql.of("STRPOS(#1, #2)", text, part);
    }
}
