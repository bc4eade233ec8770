/** Millrace as a contestant of the workload: through its public API, and its engine alone. */
@NullMarked
package dev.millrace.benchmarks.own;

import org.jspecify.annotations.NullMarked;
