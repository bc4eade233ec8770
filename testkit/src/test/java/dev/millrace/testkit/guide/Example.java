package dev.millrace.testkit.guide;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.Query;
import dev.millrace.testkit.Given;
import dev.millrace.testkit.ReferenceEvaluator;

/**
 * An example of the guide.
 *
 * @param query its query
 * @param given what the query reads
 * @param rows what it gives
 */
record Example(Query<?> query, Given given, List<@Nullable Object> rows) {

    // Not in compact form, in which javac loses the annotation inside List<…>.
    Example(Query<?> query, Given given, List<@Nullable Object> rows) {
        this.query = query;
        this.given = given;
        this.rows = rows;
    }

    /** A query over the rows of the guide that is still to say what it gives. */
    static Example of(Query<?> query) {
        return new Example(query, GuideRows.given(), List.of());
    }

    Example over(Given other) {
        return new Example(query, other, rows);
    }

    Example gives(@Nullable Object... expected) {
        return new Example(query, given, Collections.unmodifiableList(Arrays.asList(expected)));
    }

    List<@Nullable Object> evaluated() {
        return ReferenceEvaluator.evaluate(query.node(), given).rows();
    }
}
