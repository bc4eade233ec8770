package dev.millrace.testkit.oracle;

import java.util.List;
import java.util.Optional;

import dev.millrace.query.sql.Database;

/**
 * The one table of what a database gives otherwise although it is rendered: what differs, where, and the law that decides. How many
 * cases met each is in the report of the run.
 */
final class KnownDifferences {

    /**
     * An error that a database makes inside itself.
     *
     * @param database where
     * @param constructs in what
     * @param types of which types
     * @param law what decides
     * @param said what the database says
     */
    private record Known(Database database, String constructs, String types, String law, String said) {

        @Override
        public String toString() {
            return constructs + ", " + types + ", law " + law + ": " + said;
        }
    }

    // Law 5: every expression is total. None of these statements is invalid; the databases fail while they plan or run them.
    private static final List<Known> KNOWN = List.of(
            new Known(Database.DUCKDB, "functions of constants", "strings", "5",
                    "BindBuiltinScalarFunction did not return a BoundFunctionExpression"),
            new Known(Database.H2, "several ordered aggregates of one group", "any type", "11",
                    "General error: \"java.lang.ArrayIndexOutOfBoundsException"));

    private KnownDifferences() {
    }

    /** The entry for what a database said; empty if it is none of those known. */
    static Optional<String> explain(Database database, OracleException refusal) {
        return KNOWN.stream().filter(known -> known.database == database
                && String.valueOf(refusal.getMessage()).contains(known.said)).map(Known::toString).findFirst();
    }
}
