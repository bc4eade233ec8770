package dev.millrace.query;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Collectors;

import dev.millrace.query.ast.AggregateFunction;
import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.FieldNode;
import dev.millrace.query.ast.QueryNode;
import dev.millrace.query.ast.SubqueryForm;
import dev.millrace.query.sql.Database;
import dev.millrace.query.sql.SqlExpressions;
import dev.millrace.query.sql.SqlText;
import dev.millrace.query.sql.UnsupportedSqlException;

/** What the page of functions says of a function's SQL: the text in each database, or why there is none. */
final class FunctionSql {

    /** What is longer nobody reads in a table; it is the guards that make it so long. */
    private static final int LONGEST = 600;

    private FunctionSql() {
    }

    static String of(FunctionEntry entry) {
        StringJoiner forms = new StringJoiner("<br>");
        for (int i = 0; i < entry.queries().size(); i++) {
            forms.add(form(entry, entry.queries().get(i), entry.forms().get(i)));
        }
        return forms.toString();
    }

    private static String form(FunctionEntry entry, QueryNode query, ExprNode form) {
        Map<String, StringJoiner> databases = new LinkedHashMap<>();
        for (Database database : Database.values()) {
            databases.computeIfAbsent(text(entry, query, form, database), text -> new StringJoiner(", "))
                    .add(database.label());
        }
        return databases.size() == 1 ? databases.keySet().iterator().next()
                : databases.entrySet().stream().map(text -> text.getValue() + ": " + text.getKey())
                        .collect(Collectors.joining("<br>"));
    }

    private static String text(FunctionEntry entry, QueryNode query, ExprNode form, Database database) {
        boolean takesRows = entry.constant() instanceof AggregateFunction || entry.constant() instanceof SubqueryForm;
        try {
            String text = takesRows
                    ? SqlText.of(database.dialect()).rounding().write(query, Bindings.NONE, Instant.EPOCH).statement()
                            .text()
                    : new SqlExpressions(database.dialect(), leaf -> ((FieldNode) leaf).component().name(),
                            Bindings.NONE).of(form).text();
            return text.length() <= LONGEST ? "`" + text + "`"
                    : "a text of %,d characters".formatted(text.length()).replace(',', ' ');
        } catch (UnsupportedSqlException unsupported) {
            return "none, " + unsupported.reason();
        }
    }
}
