/** What each operator costs per change of one row, at sizes from a thousand rows to a million. */
@NullMarked
package dev.millrace.benchmarks.costs;

import org.jspecify.annotations.NullMarked;
