package dev.millrace.query.json.internal.query;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

import dev.millrace.query.RowMetadata;
import dev.millrace.query.ast.AggregateFunction;
import dev.millrace.query.ast.JoinKind;
import dev.millrace.query.ast.Operator;
import dev.millrace.query.ast.ScalarFunction;
import dev.millrace.query.ast.SetKind;
import dev.millrace.query.ast.SubqueryForm;
import dev.millrace.query.value.Collation;
import dev.millrace.query.value.NullPlacement;

/**
 * What the operators of the query language are called in JSON: as in the language, except where it has one word for two of them.
 * Documents are stored, so a word that was once written stays.
 */
final class Words {

    static final Vocabulary<Operator> OPERATORS = new Vocabulary<>(Operator.values(), Words::camelCase);
    static final Vocabulary<ScalarFunction> FUNCTIONS =
            new Vocabulary<>(ScalarFunction.values(), function -> switch (function) {
                case PLUS_DURATION, MINUS_DURATION -> camelCase(function);
                default -> function.word();
            });
    static final Vocabulary<AggregateFunction> AGGREGATES =
            new Vocabulary<>(AggregateFunction.values(), function -> switch (function) {
                case COUNT_ROWS, USER -> camelCase(function);
                default -> function.word();
            });
    static final Vocabulary<JoinKind> JOINS = new Vocabulary<>(JoinKind.values(),
            kind -> kind == JoinKind.INNER ? "join" : camelCase(kind) + "Join");
    static final Vocabulary<SetKind> SETS = new Vocabulary<>(SetKind.values(), SetKind::word);
    static final Vocabulary<SubqueryForm> SUBQUERIES = new Vocabulary<>(SubqueryForm.values(), SubqueryForm::word);
    static final Vocabulary<RowMetadata> METADATA = new Vocabulary<>(RowMetadata.values(), RowMetadata::word);
    static final Vocabulary<NullPlacement> NULLS = new Vocabulary<>(NullPlacement.values(), Words::camelCase);
    static final Vocabulary<Collation.Strength> STRENGTHS =
            new Vocabulary<>(Collation.Strength.values(), Words::camelCase);

    /** The steps of a query. */
    static final List<String> STEPS =
            all(List.of("from", "where", "groupBy", "select", "distinct", "orderBy", "window"),
                    JOINS.words(), SETS.words());

    /** The members by which an expression is known. */
    static final List<String> EXPRESSIONS = all(List.of("field", "row", "read", "value", "param", "now", "metadata",
            "call", "key", "aggregate", "new", "map", "subquery", "outer"), OPERATORS.words(), FUNCTIONS.words());

    private Words() {
    }

    @SafeVarargs
    private static List<String> all(List<String>... some) {
        List<String> all = new ArrayList<>();
        for (List<String> words : some) {
            all.addAll(words);
        }
        return List.copyOf(all);
    }

    static String camelCase(Enum<?> constant) {
        StringBuilder word = new StringBuilder();
        for (String part : constant.name().split("_")) {
            word.append(word.isEmpty() ? part.substring(0, 1).toLowerCase(Locale.ROOT) : part.substring(0, 1))
                    .append(part.substring(1).toLowerCase(Locale.ROOT));
        }
        return word.toString();
    }

    /**
     * The words for the constants of an enum, both ways.
     *
     * @param <E> the enum
     */
    static final class Vocabulary<E extends Enum<E>> {

        private final Map<String, E> constants = new LinkedHashMap<>();
        private final Map<E, String> words = new LinkedHashMap<>();

        Vocabulary(E[] all, Function<E, String> word) {
            for (E constant : all) {
                String called = word.apply(constant);
                words.put(constant, called);
                if (constants.put(called, constant) != null) {
                    throw new IllegalStateException("Two constants are called \"" + called + "\"");
                }
            }
        }

        List<String> words() {
            return List.copyOf(constants.keySet());
        }

        boolean knows(String word) {
            return constants.containsKey(word);
        }

        String word(E constant) {
            return Trees.present(words.get(constant));
        }

        /** The constant of a word that is known. */
        E constant(String word) {
            return Trees.present(constants.get(word));
        }
    }
}
