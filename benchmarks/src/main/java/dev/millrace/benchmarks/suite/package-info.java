/** Measures contestants on the workload, and puts what was measured together. */
@NullMarked
package dev.millrace.benchmarks.suite;

import org.jspecify.annotations.NullMarked;
