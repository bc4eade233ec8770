package dev.millrace.query.sql;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What databases cannot compute as Millrace defines it, and why. Rendering refuses it. What is not in this table, and of types
 * that have columns, is rendered.
 *
 * @since 0.1
 */
public final class SqlCapabilities {

    static final String FIXED_SCALE =
            "its decimals have a fixed scale and 38 digits, so what they give is cut or refused";

    private static final String NO_EXACT_DECIMAL = "it cannot give the decimal that a double exactly is";
    private static final String COMPARISON = "comparison";

    private static final Set<SqlType> ANY = EnumSet.allOf(SqlType.class);
    private static final Set<SqlType> FLOATING = EnumSet.of(SqlType.FLOAT, SqlType.DOUBLE);
    private static final Set<SqlType> DECIMAL = EnumSet.of(SqlType.DECIMAL);
    private static final Set<String> ARITHMETIC = Set.of("plus", "minus", "times", "dividedBy", "mod");

    private static final Set<String> STATISTICS = Set.of("sum", "avg", "median", "percentile", "variance",
            "variancePopulation", "stddev", "stddevPopulation");

    /**
     * One thing that cannot be done.
     *
     * @param constructs words of functions; empty for everything
     * @param operands each holds for a call if an operand is of one of its types
     * @param results holds for a call whose value is of one of these types
     */
    private record Refusal(Set<Database> databases, Set<String> constructs, List<Set<SqlType>> operands,
            Set<SqlType> results, String reason) {

        boolean concerns(Database database, String construct, Collection<SqlType> types, @Nullable SqlType result) {
            return databases.contains(database) && (constructs.isEmpty() || constructs.contains(construct))
                    && operands.stream().allMatch(wanted -> types.stream().anyMatch(wanted::contains))
                    && (results == ANY || result != null && results.contains(result));
        }
    }

    private static final List<Refusal> REFUSALS = List.of(
            new Refusal(EnumSet.of(Database.SQLITE), Set.of(), List.of(DECIMAL), ANY,
                    "it has no exact decimal numbers"),
            new Refusal(EnumSet.of(Database.SQLITE), Set.of(), List.of(), DECIMAL, "it has no exact decimal numbers"),
            new Refusal(EnumSet.of(Database.SQLITE), ARITHMETIC, List.of(), EnumSet.of(SqlType.FLOAT),
                    "it reckons in doubles and cannot round to a float"),
            new Refusal(EnumSet.of(Database.SQLITE), Set.of("upper", "lower", "ilike"), List.of(), ANY,
                    "it knows the case of the letters of ASCII alone"),
            new Refusal(EnumSet.of(Database.DUCKDB), Set.of("upper", "lower", "ilike"), List.of(), ANY,
                    "it changes case letter by letter, so that \u00DF stays what it is in upper case"),
            new Refusal(EnumSet.of(Database.DUCKDB), Set.of("plus", "minus", "times", "dividedBy", "mod", "round",
                    "toDecimal", "toDouble", "toLong", "toInt", "floor", "ceil"), List.of(DECIMAL), ANY, FIXED_SCALE),
            new Refusal(EnumSet.of(Database.DUCKDB), Set.of(), List.of(DECIMAL, FLOATING), EnumSet.of(SqlType.DOUBLE),
                    "it does not round a decimal to the nearest double"),
            new Refusal(EnumSet.of(Database.H2, Database.DUCKDB), Set.of("toDecimal"), List.of(FLOATING), ANY,
                    NO_EXACT_DECIMAL),
            new Refusal(EnumSet.of(Database.H2, Database.SQLITE, Database.DUCKDB), Set.of("round to places"),
                    List.of(FLOATING), ANY, NO_EXACT_DECIMAL),
            new Refusal(EnumSet.of(Database.SQLITE), Set.of("atZone"), List.of(), ANY, "it knows no zones"),
            new Refusal(EnumSet.of(Database.H2), Set.of("stddev", "stddevPopulation"), List.of(DECIMAL), ANY,
                    "it has no square root of decimals"),
            new Refusal(EnumSet.of(Database.DUCKDB), STATISTICS, List.of(DECIMAL), ANY, FIXED_SCALE),
            new Refusal(EnumSet.of(Database.H2, Database.DUCKDB), Set.of(COMPARISON), List.of(FLOATING, DECIMAL), ANY,
                    NO_EXACT_DECIMAL + ", and only then do the two compare by value"));

    private SqlCapabilities() {
    }

    /**
     * Why a database cannot compute something.
     *
     * @param database the database
     * @param construct the word of a function, {@code "comparison"}, or {@code "round to places"}
     * @param operands the types of its operands
     * @param result the type of its value
     * @return empty if it can
     */
    public static Optional<String> refusal(Database database, String construct, Collection<SqlType> operands,
            @Nullable SqlType result) {
        return REFUSALS.stream().filter(refusal -> refusal.concerns(database, construct, operands, result))
                .map(Refusal::reason).findFirst();
    }

    static void require(Database database, String construct, Collection<SqlType> operands, @Nullable SqlType result) {
        Optional<String> reason = refusal(database, construct, operands, result);
        if (reason.isPresent()) {
            throw new UnsupportedSqlException(construct + " of " + operands, database, reason.get());
        }
    }

    static void requireComparison(Database database, SqlType a, SqlType b) {
        require(database, COMPARISON, List.of(a, b), SqlType.BOOLEAN);
    }

    static UnsupportedSqlException exactDecimal(Database database) {
        return new UnsupportedSqlException("the decimal of a double", database, NO_EXACT_DECIMAL);
    }
}
