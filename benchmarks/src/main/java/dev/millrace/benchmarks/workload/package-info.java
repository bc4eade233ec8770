/** The workload that all contestants share: rows, queries, changes and checksums. The same rows on any machine. */
@NullMarked
package dev.millrace.benchmarks.workload;

import org.jspecify.annotations.NullMarked;
