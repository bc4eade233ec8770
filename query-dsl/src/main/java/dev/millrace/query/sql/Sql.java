package dev.millrace.query.sql;

import java.util.ArrayList;
import java.util.List;

/**
 * A piece of SQL with the values of its parameters, in the order of their marks.
 *
 * @param isAtom whether it may be written several times without growing what it is written in
 */
record Sql(String text, List<Object> parameters, boolean isAtom) {

    /** So many operators stand beside each other. */
    private static final int SHORT = 32;

    static Sql raw(String text) {
        return new Sql(text, List.of(), false);
    }

    static Sql atom(String text) {
        return new Sql(text, List.of(), true);
    }

    /**
     * SQL with parts in it.
     *
     * @param template text in which {@code #1} to {@code #9} stand for the parts, each as often as it is needed
     */
    static Sql of(String template, Sql... parts) {
        StringBuilder text = new StringBuilder();
        List<Object> parameters = new ArrayList<>();
        for (int i = 0; i < template.length(); i++) {
            char c = template.charAt(i);
            if (c == '#') {
                Sql part = parts[template.charAt(++i) - '1'];
                text.append(part.text);
                parameters.addAll(part.parameters);
            } else {
                text.append(c);
            }
        }
        return new Sql(text.toString(), parameters, false);
    }

    /**
     * Parts with a word between them, in parentheses; thousands of them by halves, for databases take each operator of a chain
     * for a level of depth, of which SQLite knows a thousand.
     */
    static Sql joined(String word, List<Sql> parts) {
        int half = parts.size() / 2;
        return half < SHORT ? of("(#1)", unwrapped(word, parts))
                : of("(#1" + word + "#2)", joined(word, parts.subList(0, half)),
                        joined(word, parts.subList(half, parts.size())));
    }

    /** Parts with a word between them. */
    static Sql unwrapped(String word, List<Sql> parts) {
        StringBuilder text = new StringBuilder();
        List<Object> parameters = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            text.append(i == 0 ? "" : word).append(parts.get(i).text);
            parameters.addAll(parts.get(i).parameters);
        }
        return new Sql(text.toString(), parameters, false);
    }
}
