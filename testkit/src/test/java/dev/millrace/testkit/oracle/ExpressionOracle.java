package dev.millrace.testkit.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.Bindings;
import dev.millrace.query.PlainExpr;
import dev.millrace.query.QueryDsl;
import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.FieldNode;
import dev.millrace.query.sql.ColumnNames;
import dev.millrace.query.sql.SqlExpressions;
import dev.millrace.query.sql.SqlStatement;
import dev.millrace.query.sql.UnsupportedSqlException;
import dev.millrace.testkit.ReferenceEvaluator;
import dev.millrace.testkit.sample.Choices;

/** Evaluates random expressions here and in a database, and finds the first that differs, made as small as it can be. */
final class ExpressionOracle {

    private static final int ROWS = 60;
    private static final int DECISIONS = 120;

    private final OracleDatabase database;
    private final List<Sampled> rows;
    private final OracleTable table;
    private final Map<String, Integer> refusals = new TreeMap<>();
    private int compared;
    private int refused;
    private int known;

    ExpressionOracle(OracleDatabase database, long seed) {
        this.database = database;
        this.rows = SampledValues.rows(ROWS, Choices.seeded(seed));
        this.table = database.create("sampled", Sampled.SAMPLED.rowType(), rows);
    }

    /** How one expression went. */
    private record Outcome(boolean differs, String report) {

        static final Outcome SAME = new Outcome(false, "same");
    }

    /** Tries so many expressions. */
    Optional<String> firstDifference(long seed, int cases) {
        Random random = new Random(seed);
        for (int i = 0; i < cases; i++) {
            List<Integer> decisions = random.ints(DECISIONS, 0, Choices.RANGE).boxed().toList();
            SampledExpressions.Made expression = SampledExpressions.any(Choices.recorded(decisions));
            Outcome outcome = outcome(expression, true);
            if (outcome.differs) {
                Outcome smallest = outcome(shrunk(decisions), false);
                return Optional.of("case " + i + " of seed " + seed + ": " + outcome.report + "\nshrunk: "
                        + (smallest.differs ? smallest.report : "it differs no more, run again"));
            }
        }
        return Optional.empty();
    }

    /** How one expression differs. */
    Optional<String> difference(ExprNode expression) {
        Outcome outcome = outcome(new SampledExpressions.Made(expression, Bindings.NONE), true);
        return outcome.differs ? Optional.of(outcome.report) : Optional.empty();
    }

    int compared() {
        return compared;
    }

    int known() {
        return known;
    }

    @Override
    public String toString() {
        return database.database().label() + ": " + compared + " compared, " + known + " known differences, " + refused
                + " refused " + refusals;
    }

    private SampledExpressions.Made shrunk(List<Integer> decisions) {
        List<Integer> smallest = decisions;
        boolean smaller = true;
        while (smaller) {
            smaller = false;
            for (List<Integer> candidate : simpler(smallest)) {
                if (outcome(SampledExpressions.any(Choices.recorded(candidate)), false).differs) {
                    smallest = candidate;
                    smaller = true;
                    break;
                }
            }
        }
        return SampledExpressions.any(Choices.recorded(smallest));
    }

    private static List<List<Integer>> simpler(List<Integer> decisions) {
        List<List<Integer>> candidates = new ArrayList<>();
        int size = decisions.size();
        for (int cut = size / 2; cut > 0; cut /= 2) {
            candidates.add(decisions.subList(0, size - cut));
        }
        for (int i = 0; i < size; i++) {
            List<Integer> without = new ArrayList<>(decisions);
            without.remove(i);
            candidates.add(without);
            for (int lesser : new int[] {0, decisions.get(i) / 2, decisions.get(i) - Choices.RANGE / 20}) {
                if (lesser >= 0 && lesser < decisions.get(i)) {
                    List<Integer> with = new ArrayList<>(decisions);
                    with.set(i, lesser);
                    candidates.add(with);
                }
            }
        }
        return candidates;
    }

    private Outcome outcome(SampledExpressions.Made made, boolean counts) {
        ExprNode expression = made.expression();
        SqlStatement written;
        try {
            written = written(made);
        } catch (UnsupportedSqlException e) {
            if (counts) {
                refused++;
                refusals.merge(e.construct(), 1, Integer::sum);
            }
            return Outcome.SAME;
        } catch (Unheld e) {
            if (counts) {
                refused++;
                refusals.merge("column " + e.getMessage(), 1, Integer::sum);
            }
            return Outcome.SAME;
        }
        if (counts) {
            compared++;
        }
        // Named, because PostgreSQL would call some expressions "id" too, and order by them.
        SqlStatement query = new SqlStatement("SELECT \"id\" AS \"key\", " + written.text() + " AS \"value\" FROM "
                + table.name() + " ORDER BY \"key\"", written.parameters());
        List<@Nullable Object> expected = expected(made);
        try {
            List<List<@Nullable Object>> actual = database.query(query, List.of(Integer.class, expression.type()));
            return compare(expression, query, expected, actual);
        } catch (OracleException e) {
            if (KnownDifferences.explain(database.database(), e).isPresent()) {
                known += counts ? 1 : 0;
                return Outcome.SAME;
            }
            return new Outcome(true, expression + "\n" + e.getMessage());
        } catch (ArithmeticException | ClassCastException e) {
            return new Outcome(true, expression + "\n" + e.getMessage());
        }
    }

    private Outcome compare(ExprNode expression, SqlStatement query, List<@Nullable Object> expected,
            List<List<@Nullable Object>> actual) {
        for (int i = 0; i < rows.size(); i++) {
            Object value = actual.get(i).get(1);
            if (!OracleValues.agree(database.database(), expected.get(i), value)) {
                return new Outcome(true, expression + "\nSQL: " + query.text() + "\nparameters: " + query.parameters()
                        + "\nrow: " + rows.get(i) + "\nexpected: " + shown(expected.get(i)) + "\n"
                        + database.database().label()
                        + ":  " + shown(value));
            }
        }
        return Outcome.SAME;
    }

    private static String shown(@Nullable Object value) {
        return value instanceof String text ? text + " (code points " + text.codePoints().boxed().toList() + ")"
                : value + (value == null ? "" : " (" + value.getClass().getSimpleName() + ")");
    }

    private List<@Nullable Object> expected(SampledExpressions.Made made) {
        return ReferenceEvaluator.evaluate(
                QueryDsl.from(Sampled.SAMPLED).select(row -> new PlainExpr<>(made.expression())), made.bindings(),
                Map.of("sampled", rows)).rows();
    }

    /** A column or constant that this database cannot hold. */
    private static final class Unheld extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Unheld(String message) {
            super(message);
        }
    }

    private SqlStatement written(SampledExpressions.Made made) {
        ColumnNames columns = leaf -> {
            if (leaf instanceof FieldNode field && !table.components().contains(field.component())) {
                throw new Unheld(field.component().name());
            }
            return table.columns().of(leaf);
        };
        return new SqlExpressions(database.database().dialect(), columns, made.bindings()).of(made.expression());
    }
}
