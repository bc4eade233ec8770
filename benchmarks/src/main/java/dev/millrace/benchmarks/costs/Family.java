package dev.millrace.benchmarks.costs;

import java.util.List;

/**
 * A head with its lines.
 *
 * @param head its number
 * @param lines its lines
 */
public record Family(long head, List<Line> lines) {
}
