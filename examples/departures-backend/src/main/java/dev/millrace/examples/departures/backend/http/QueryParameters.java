package dev.millrace.examples.departures.backend.http;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** The parameters of a query, read one by one; what is wrong is told with the name of the parameter. Immutable. */
final class QueryParameters {
    private final Map<String, List<String>> values;

    private QueryParameters(Map<String, List<String>> values) {
        this.values = values;
    }

    /**
     * Takes the parameters of a request that may have no other than the named ones, and none twice.
     *
     * @throws Problem if it has
     */
    static QueryParameters of(Request request, String... names) {
        List<String> known = Arrays.asList(names);
        request.query().forEach((name, values) -> {
            if (!known.contains(name)) {
                throw Problem.malformed("parameter " + name + " is unknown here; the parameters are "
                        + String.join(", ", known));
            }
            if (values.size() != 1) {
                throw Problem.malformed("parameter " + name, "given once", String.join(" and ", values));
            }
        });
        return new QueryParameters(request.query());
    }

    @Nullable
    String text(String name) {
        List<String> found = values.get(name);
        return found == null ? null : found.get(0);
    }

    int integer(String name, int min, int max, int otherwise) {
        String text = text(name);
        if (text == null) {
            return otherwise;
        }
        int number;
        try {
            number = Integer.parseInt(text);
        } catch (NumberFormatException notANumber) {
            throw outOfRange(name, min, max, text);
        }
        if (number < min || number > max) {
            throw outOfRange(name, min, max, text);
        }
        return number;
    }

    private static Problem outOfRange(String name, int min, int max, String found) {
        return Problem.malformed("parameter " + name, "a whole number from " + min + " to " + max, found);
    }
}
