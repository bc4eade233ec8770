package dev.millrace.testkit.oracle;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import dev.millrace.query.ast.AggregateFunction;
import dev.millrace.query.ast.ScalarFunction;
import dev.millrace.query.sql.Database;
import dev.millrace.query.sql.SqlCapabilities;
import dev.millrace.query.sql.SqlType;
import dev.millrace.testkit.language.Constructs;
import dev.millrace.testkit.language.Palette;

/** What cases for a database are drawn from: the language without what it does not have at all. */
final class OraclePalettes {

    /** What no database has. */
    static final Set<String> NOWHERE = Set.of(Constructs.METADATA, Constructs.USER_FUNCTION,
            Constructs.OPAQUE_FILTER, Constructs.OPAQUE_MAP, Constructs.COLLATION,
            Constructs.of(AggregateFunction.USER));

    private OraclePalettes() {
    }

    static Palette of(Database database) {
        Set<String> missing = new HashSet<>(NOWHERE);
        for (ScalarFunction function : ScalarFunction.values()) {
            // Of strings, into strings: only a refusal of all types applies.
            if (SqlCapabilities.refusal(database, function.word(), List.of(SqlType.STRING), SqlType.STRING)
                    .isPresent()) {
                missing.add(Constructs.of(function));
            }
        }
        Palette palette = Palette.everything().without(missing);
        return palette.withoutTypes(palette.types().stream().filter(type -> isRefused(database, type))
                .collect(Collectors.toSet()));
    }

    private static boolean isRefused(Database database, Class<?> type) {
        SqlType column = Objects.requireNonNull(SqlType.of(type));
        return SqlCapabilities.refusal(database, "column", List.of(column), column).isPresent();
    }
}
