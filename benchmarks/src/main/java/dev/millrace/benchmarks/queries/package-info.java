/** What many live queries on one collection cost: an update, a query's memory, and opening and closing one. */
@NullMarked
package dev.millrace.benchmarks.queries;

import org.jspecify.annotations.NullMarked;
