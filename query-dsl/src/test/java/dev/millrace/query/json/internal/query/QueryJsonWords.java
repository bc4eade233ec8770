package dev.millrace.query.json.internal.query;

import java.util.ArrayList;
import java.util.List;

/** The words of the language in JSON, for tests of other packages. */
public final class QueryJsonWords {

    private QueryJsonWords() {
    }

    /** Those that are names of members. */
    public static List<String> members() {
        List<String> all = new ArrayList<>(Words.STEPS);
        all.addAll(Words.EXPRESSIONS);
        return all;
    }

    /** Those that are values of members. */
    public static List<String> values() {
        List<String> all = new ArrayList<>(Words.AGGREGATES.words());
        all.addAll(Words.SUBQUERIES.words());
        all.addAll(Words.METADATA.words());
        return all;
    }
}
