package dev.millrace.benchmarks.suite;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What one process found out: one contestant at one query and size. The driver of the peers under Node writes the same.
 *
 * @param peer the contestant
 * @param unsupported why it cannot do the query
 * @param failure what went wrong
 * @param checks checksums: {@code load} and {@code updates100}
 * @param measures figures by the name of the measure
 */
record CellFigures(String peer, String query, int n, @Nullable String unsupported, @Nullable String failure,
        @Nullable Map<String, String> checks, @Nullable Map<String, Figure> measures) {

    static CellFigures unsupported(String peer, String query, int n, String why) {
        return new CellFigures(peer, query, n, why, null, null, null);
    }

    static CellFigures failed(String peer, String query, int n, String why) {
        return new CellFigures(peer, query, n, null, why, null, null);
    }

    Map<String, Figure> figures() {
        return measures == null ? Map.of() : measures;
    }

    Map<String, String> checksums() {
        return checks == null ? Map.of() : checks;
    }
}
