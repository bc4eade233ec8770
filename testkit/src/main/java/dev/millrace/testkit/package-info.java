/** The reference evaluator, which defines what a query's result is, and the comparison of results with it. */
@NullMarked
package dev.millrace.testkit;

import org.jspecify.annotations.NullMarked;
