package dev.millrace.query;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.millrace.query.ast.AggregateFunction;
import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.Operator;
import dev.millrace.query.ast.ScalarFunction;
import dev.millrace.query.ast.SubqueryForm;

/**
 * The page of functions: a table for each section, a line for each function. A further column is one more in {@link #COLUMNS}: it
 * is given the entry, whose forms are what a translator into another language translates.
 */
final class FunctionsPage {

    /**
     * A column of the tables.
     *
     * @param heading what stands above it
     * @param cell what it says of a function
     */
    record Column(String heading, Function<FunctionEntry, String> cell) {
    }

    static final List<Column> COLUMNS = List.of(
            new Column("written", FunctionsPage::written),
            new Column("takes", FunctionsPage::operands),
            new Column("gives", FunctionsPage::result),
            new Column("null", FunctionsPage::nulls),
            new Column("meaning", entry -> Meanings.of(entry.constant())),
            new Column("SQL", FunctionSql::of));

    private static final Set<Enum<?>> OF_ORDERED_VALUES =
            Set.of(Operator.LT, Operator.LE, Operator.GT, Operator.GE, ScalarFunction.BETWEEN, ScalarFunction.LEAST,
                    ScalarFunction.GREATEST, AggregateFunction.MIN, AggregateFunction.MAX, AggregateFunction.SET);

    private static final String UNLIKE = "If an operand is null, and for values without a common order.";

    private static final Map<Class<?>, String> WORDS = Map.of(Boolean.class, "condition", String.class, "text",
            Integer.class, "int", Long.class, "long", Double.class, "double", BigDecimal.class, "decimal",
            Instant.class,
            "Instant", Duration.class, "Duration", List.class, "list");

    private FunctionsPage() {
    }

    static String tables() {
        StringBuilder page = new StringBuilder();
        FunctionEntries.bySection().forEach((section, entries) -> {
            page.append("\n## ").append(section).append("\n\n")
                    .append(line(COLUMNS.stream().map(Column::heading).toList()))
                    .append("|").append("---|".repeat(COLUMNS.size())).append("\n");
            entries.forEach(
                    entry -> page.append(line(COLUMNS.stream().map(column -> column.cell().apply(entry)).toList())));
        });
        return page.toString();
    }

    private static String line(List<String> cells) {
        return cells.stream().map(cell -> cell.replace("|", "\\|")).collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    /** Components of the sample rows stand for any expression, so that their names alone are shown. */
    private static String written(FunctionEntry entry) {
        return entry.forms().stream()
                .map(form -> "`" + form.toString().replaceAll("\\ba\\.get\\(Sample::(\\w+)\\)", "$1") + "`")
                .collect(Collectors.joining("<br>"));
    }

    private static String operands(FunctionEntry entry) {
        if (entry.constant() instanceof SubqueryForm form) {
            return form == SubqueryForm.IN ? "any, query" : form == SubqueryForm.SCALAR ? "aggregate query" : "query";
        }
        if (entry.constant() == AggregateFunction.USER) {
            return "its type of operands";
        }
        int most = entry.forms().stream().mapToInt(form -> OperandProbe.operands(form).size()).max().orElseThrow();
        String words =
                IntStream.range(0, most).mapToObj(operand -> operand(entry, operand)).collect(Collectors.joining(", "));
        boolean anyNumber = entry.constant() instanceof ScalarFunction function && function.most() == Integer.MAX_VALUE
                && function != ScalarFunction.CASE_WHEN;
        return words.isEmpty() ? "rows" : anyNumber ? words + ", …" : words;
    }

    private static String operand(FunctionEntry entry, int operand) {
        Set<Class<?>> taken = new LinkedHashSet<>();
        for (ExprNode form : entry.forms()) {
            if (operand < OperandProbe.operands(form).size()) {
                if (OperandProbe.isConstant(form, operand)) {
                    return "constant " + word(OperandProbe.operands(form).get(operand).type());
                }
                taken.addAll(OperandProbe.taken(form, operand).keySet());
            }
        }
        return kinds(entry, operand, taken);
    }

    private static String kinds(FunctionEntry entry, int operand, Set<Class<?>> taken) {
        boolean compared = operand == 1
                && (entry.constant() == AggregateFunction.ARG_MIN || entry.constant() == AggregateFunction.ARG_MAX);
        if (taken.containsAll(OperandProbe.ALL)) {
            return compared || OF_ORDERED_VALUES.contains(entry.constant()) ? "ordered" : "any";
        } else if (taken.containsAll(OperandProbe.TIMES)) {
            return "time";
        } else if (taken.size() == 1) {
            return word(taken.iterator().next());
        }
        List<Class<?>> numbers = new ArrayList<>(OperandProbe.INTEGERS);
        numbers.addAll(OperandProbe.FLOATING);
        numbers.add(BigDecimal.class);
        if (!taken.equals(Set.copyOf(numbers))) {
            throw new IllegalStateException(entry.constant() + " takes " + taken + ", for which there is no word");
        }
        return "number";
    }

    private static String result(FunctionEntry entry) {
        if (entry.constant() instanceof SubqueryForm form && form != SubqueryForm.EXISTS && form != SubqueryForm.IN) {
            return form == SubqueryForm.LIST ? "list" : "the row";
        }
        if (entry.constant() == AggregateFunction.USER) {
            return "its type of results";
        }
        ExprNode form = entry.forms().get(0);
        if (OperandProbe.operands(form).isEmpty() || entry.constant() instanceof SubqueryForm) {
            return word(form.type());
        }
        Map<Class<?>, Class<?>> results = new LinkedHashMap<>();
        int varying = entry.constant() == ScalarFunction.CASE_WHEN ? 1 : 0;
        entry.forms().forEach(each -> results.putAll(OperandProbe.taken(each, varying)));
        if (results.size() > 1 && results.entrySet().stream().allMatch(made -> made.getKey() == made.getValue())) {
            return "the same";
        }
        Map<String, Set<String>> families = new LinkedHashMap<>();
        results.forEach((taken, made) -> families.computeIfAbsent(word(made), absent -> new LinkedHashSet<>())
                .add(family(taken)));
        return families.size() == 1 ? families.keySet().iterator().next()
                : families.entrySet().stream()
                        .map(made -> made.getKey() + " of " + String.join(" and ", made.getValue()))
                        .collect(Collectors.joining(", "));
    }

    private static String family(Class<?> type) {
        return OperandProbe.INTEGERS.contains(type) ? "integers"
                : OperandProbe.FLOATING.contains(type) ? "floating numbers"
                : type == BigDecimal.class ? "decimals" : type.getSimpleName();
    }

    private static String nulls(FunctionEntry entry) {
        if (entry.constant() instanceof ScalarFunction function) {
            return function == ScalarFunction.BETWEEN
                    ? "As the two comparisons are together: not always if one of them is."
                    : Meanings.of(function.nulls());
        } else if (entry.constant() instanceof Operator operator) {
            return switch (operator) {
                case LT, LE, GT, GE -> UNLIKE;
                case EQ, NE, NOT -> Meanings.of(ScalarFunction.Nulls.STRICT);
                case AND, OR -> Meanings.of(ScalarFunction.Nulls.KLEENE);
                case IS_NULL, IS_NOT_NULL -> Meanings.of(ScalarFunction.Nulls.NEVER);
                case COALESCE -> "If, and only if, all operands are null.";
            };
        } else if (entry.constant() instanceof AggregateFunction function) {
            return switch (function) {
                case COUNT_ROWS, COUNT, COUNT_DISTINCT, LIST, SET -> "Never.";
                case FIRST, LAST, ARG_MIN, ARG_MAX -> "If there is no such row, or its value is null.";
                case SUM -> "If all values are null, and where a sum of integers does not fit.";
                case VARIANCE, STDDEV -> "If all values but one are null.";
                case USER -> "If all values are null, and where it throws.";
                default -> "If all values are null.";
            };
        }
        return switch ((SubqueryForm) entry.constant()) {
            case LIST, EXISTS -> "Never.";
            case FIRST -> "If there is no row.";
            case SCALAR -> "If the aggregate is.";
            case IN -> Meanings.of(ScalarFunction.Nulls.KLEENE);
        };
    }

    private static String word(Class<?> type) {
        return WORDS.getOrDefault(type, type.getSimpleName());
    }
}
