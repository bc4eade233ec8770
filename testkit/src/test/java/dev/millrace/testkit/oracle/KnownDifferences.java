package dev.millrace.testkit.oracle;

import java.util.ArrayDeque;
import java.util.Deque;
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
            // An assertion of its planner, as on columns that it has moved and looks for in vain.
            new Known(Database.DUCKDB, "what its planner rewrites", "any type", "5", "INTERNAL Error: "),
            new Known(Database.H2, "several ordered aggregates of one group", "any type", "11",
                    "General error: \"java.lang.ArrayIndexOutOfBoundsException"),
            new Known(Database.H2, "outer joins on an equality of constants", "times", "9",
                    "General error: \"java.lang.NullPointerException"),
            // Subqueries that it runs again for every pair of rows; the code is that of a statement that was stopped.
            new Known(Database.H2, "statements that run for more than " + OracleDatabase.TIMEOUT + " seconds",
                    "any type",
                    "5", "[57014-"));

    /** H2 plans a query in FROM anew for each way in which the one around it may read it. */
    private static final int DEEPEST_OF_H2 = 9;
    private static final Known ENDLESS_PLAN = new Known(Database.H2, "more than " + DEEPEST_OF_H2
            + " queries in one another", "any type", "5",
            "not asked: planning takes two to three times as long with each, up to hours");

    private KnownDifferences() {
    }

    /** Why a statement is not given to a database that could be asked; empty if it is. */
    static Optional<String> unasked(Database database, String statement) {
        return database == Database.H2 && queriesInOneAnother(statement) > DEEPEST_OF_H2
                ? Optional.of(ENDLESS_PLAN.toString()) : Optional.empty();
    }

    private static int queriesInOneAnother(String statement) {
        Deque<Boolean> open = new ArrayDeque<>();
        int depth = 0;
        int deepest = 0;
        for (int i = 0; i < statement.length(); i++) {
            if (statement.charAt(i) == '(') {
                open.push(statement.startsWith("(SELECT", i));
                depth += Boolean.TRUE.equals(open.peek()) ? 1 : 0;
                deepest = Math.max(deepest, depth);
            } else if (statement.charAt(i) == ')' && !open.isEmpty()) {
                depth -= open.pop() ? 1 : 0;
            }
        }
        return deepest;
    }

    /** The entry for what a database said; empty if it is none of those known. */
    static Optional<String> explain(Database database, OracleException refusal) {
        return KNOWN.stream().filter(known -> known.database == database
                && String.valueOf(refusal.getMessage()).contains(known.said)).map(Known::toString).findFirst();
    }
}
