package dev.millrace.testkit.oracle;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Set;

import dev.millrace.query.ast.AggregateFunction;
import dev.millrace.query.ast.ScalarFunction;
import dev.millrace.query.sql.Database;
import dev.millrace.testkit.language.Constructs;
import dev.millrace.testkit.language.Palette;

/** What cases for a database are drawn from: the language without what it does not have at all. */
final class OraclePalettes {

    private OraclePalettes() {
    }

    static Palette of(Database database) {
        Set<String> missing = new HashSet<>(Set.of(Constructs.METADATA, Constructs.USER_FUNCTION,
                Constructs.OPAQUE_FILTER, Constructs.OPAQUE_MAP, Constructs.COLLATION,
                Constructs.of(AggregateFunction.USER)));
        if (database == Database.SQLITE || database == Database.DUCKDB) {
            missing.addAll(Set.of(Constructs.of(ScalarFunction.UPPER), Constructs.of(ScalarFunction.LOWER),
                    Constructs.of(ScalarFunction.ILIKE)));
        }
        if (database == Database.SQLITE) {
            missing.add(Constructs.of(ScalarFunction.AT_ZONE));
        }
        Palette palette = Palette.everything().without(missing);
        return database == Database.SQLITE ? palette.withoutTypes(Set.of(BigDecimal.class)) : palette;
    }
}
