package dev.millrace.testkit.oracle;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.Component;
import dev.millrace.query.RowType;
import dev.millrace.query.ast.OrderNode;
import dev.millrace.query.ast.QueryNode;
import dev.millrace.query.sql.Database;
import dev.millrace.query.sql.SqlQuery;
import dev.millrace.query.sql.SqlText;
import dev.millrace.query.sql.SqlType;
import dev.millrace.query.sql.UnsupportedSqlException;
import dev.millrace.testkit.EvaluatedResult;
import dev.millrace.testkit.Given;
import dev.millrace.testkit.ReferenceEvaluator;
import dev.millrace.testkit.language.LanguageCase;

/** Evaluates cases of the whole language here and in a database, and says whether the two agree. */
final class LanguageOracle {

    private final OracleDatabase database;

    LanguageOracle(OracleDatabase database) {
        this.database = database;
    }

    /** How a case went. */
    enum Verdict {
        /** The database gave what it should. */
        SAME,
        /** It gave something else, for a reason that is known. */
        KNOWN,
        /** It cannot do something in it, and that is known. */
        REFUSED,
        /** It gave something else. */
        DIFFERENT
    }

    /**
     * How a case went.
     *
     * @param rows how many rows the result has
     * @param sources how many rows the relations have that the query reads
     * @param text what differs, or what is refused
     */
    record Outcome(Verdict verdict, int rows, int sources, String text) {
    }

    Database kind() {
        return database.database();
    }

    Outcome outcome(LanguageCase drawn) {
        Given given = Given.rows(held(drawn)).with(drawn.bindings()).at(drawn.now());
        // Without an order the rows come by identity here, so the database is asked for that.
        QueryNode query = drawn.query().isOrdered() ? drawn.query() : new OrderNode(drawn.query(), List.of());
        Set<String> read = new QueryContents(drawn.query()).relations();
        int sources = drawn.tables().stream().filter(table -> read.contains(table.relation().name()))
                .mapToInt(table -> table.rows().size()).sum();
        SqlQuery written;
        try {
            written = SqlText.of(kind().dialect()).rounding().write(query, drawn.bindings(), drawn.now());
        } catch (UnsupportedSqlException e) {
            return new Outcome(Verdict.REFUSED, 0, sources, e.construct());
        }
        Optional<String> unasked = KnownDifferences.unasked(kind(), written.statement().text());
        if (unasked.isPresent()) {
            return new Outcome(Verdict.KNOWN, 0, sources, unasked.get());
        }
        EvaluatedResult expected = ReferenceEvaluator.evaluate(drawn.query(), given);
        try {
            List<@Nullable Object> actual = run(drawn, given, written);
            Optional<String> difference = difference(expected.rows(), actual);
            return difference.isEmpty() ? new Outcome(Verdict.SAME, expected.size(), sources, "")
                    : different(drawn, given, written, expected.size(), difference.get());
        } catch (RuntimeException e) { // of whatever kind: the case is to be kept
            Optional<String> known = e instanceof OracleException refusal
                    ? KnownDifferences.explain(kind(), refusal) : Optional.empty();
            return known.isPresent() ? new Outcome(Verdict.KNOWN, expected.size(), sources, known.get())
                    : different(drawn, given, written, expected.size(), String.valueOf(e));
        }
    }

    private Outcome different(LanguageCase drawn, Given given, SqlQuery written, int rows, String difference) {
        StringBuilder text = new StringBuilder();
        text.append(drawn.query()).append("\nbindings: ").append(drawn.bindings()).append("\nSQL: ")
                .append(written.statement().text()).append("\nparameters: ").append(written.statement().parameters());
        given.relations().forEach((name, some) -> text.append("\n").append(name).append(": ").append(some));
        return new Outcome(Verdict.DIFFERENT, rows, 0, text.append("\n").append(difference).toString());
    }

    private List<@Nullable Object> run(LanguageCase drawn, Given given, SqlQuery written) {
        List<OracleTable> tables = new ArrayList<>();
        try {
            for (LanguageCase.Table table : drawn.tables()) {
                tables.add(create(table, given));
            }
            return database.rows(written);
        } finally {
            tables.forEach(table -> database.execute("DROP TABLE " + table.name()));
        }
    }

    @SuppressWarnings("unchecked") // the rows of the case's own relation
    private OracleTable create(LanguageCase.Table table, Given given) {
        return database.create(table.relation().name(), table.relation().rowType(),
                (List<Map<String, @Nullable Object>>) given.relations().get(table.relation().name()));
    }

    /** The rows without values that the database cannot hold. */
    private Map<String, Collection<?>> held(LanguageCase drawn) {
        Map<String, Collection<?>> relations = new LinkedHashMap<>();
        for (LanguageCase.Table table : drawn.tables()) {
            RowType<Map<String, @Nullable Object>> rowType = table.relation().rowType();
            relations.put(table.relation().name(), table.rows().stream().map(row -> held(rowType, row)).toList());
        }
        return relations;
    }

    private Map<String, @Nullable Object> held(RowType<Map<String, @Nullable Object>> rowType,
            Map<String, @Nullable Object> row) {
        @Nullable Object[] values = new @Nullable Object[rowType.components().size()];
        for (Component component : rowType.components()) {
            Object value = component.get(row);
            SqlType type = SqlType.of(component.type());
            boolean holds = value == null || type != null && kind().dialect().holds(value, type);
            values[component.index()] = holds ? value : null;
        }
        return rowType.create(values);
    }

    private Optional<String> difference(List<? extends @Nullable Object> expected,
            List<? extends @Nullable Object> actual) {
        for (int i = 0; i < Math.min(expected.size(), actual.size()); i++) {
            if (!agree(expected.get(i), actual.get(i))) {
                return Optional.of("at position " + i + " expected " + shown(expected.get(i)) + "\n  but found "
                        + shown(actual.get(i)) + "\n  all expected: " + expected + "\n  all found: " + actual);
            }
        }
        return expected.size() == actual.size() ? Optional.empty() : Optional.of(expected.size()
                + " rows expected, but " + actual.size() + " found\n  all expected: " + expected + "\n  all found: "
                + actual);
    }

    private static String shown(@Nullable Object value) {
        return value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : String.valueOf(value);
    }

    /** Values agree as {@link OracleValues} has it, at every depth. */
    private boolean agree(@Nullable Object expected, @Nullable Object actual) {
        if (expected instanceof List<?> some && actual instanceof List<?> others) {
            return some.size() == others.size()
                    && IntStream.range(0, some.size()).allMatch(i -> agree(some.get(i), others.get(i)));
        } else if (expected instanceof Map<?, ?> some && actual instanceof Map<?, ?> others) {
            return some.keySet().equals(others.keySet())
                    && some.keySet().stream().allMatch(name -> agree(some.get(name), others.get(name)));
        }
        return OracleValues.agree(kind(), expected, actual);
    }
}
