package dev.millrace.testkit.oracle;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.QueryNode;
import dev.millrace.query.sql.Database;

/** The one table of what a database gives otherwise although it is rendered: what differs, where, and the law that decides. */
final class KnownDifferences {

    /** A difference that is known. */
    private record Known(Database database, String law, String reason, Predicate<ExprNode> concerns) {
    }

    private static final List<Known> KNOWN = List.of();

    // DuckDB 2.0.0 refuses some valid text with an error of its optimizer, such as the position of a string within a substring that
    // begins at a constant; law 5 decides.
    private static final String DUCKDB_OPTIMIZER = "BindBuiltinScalarFunction did not return a BoundFunctionExpression";

    private KnownDifferences() {
    }

    /** Whether a difference is one of those known. */
    static boolean explain(Database database, ExprNode expression, @Nullable Object expected, @Nullable Object actual) {
        return KNOWN.stream().anyMatch(known -> known.database == database && known.concerns.test(expression));
    }

    /** The reason of a difference in a whole query if it is one of those known. */
    static Optional<String> explain(Database database, QueryNode query, String difference) {
        return Optional.empty();
    }

    /** Whether a refusal is one of those known. */
    static boolean explain(Database database, OracleException refusal) {
        return database == Database.DUCKDB && String.valueOf(refusal.getMessage()).contains(DUCKDB_OPTIMIZER);
    }
}
