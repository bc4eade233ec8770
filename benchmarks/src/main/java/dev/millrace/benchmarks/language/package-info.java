/** What the query language itself costs: naming components by method references, and reading them. */
@NullMarked
package dev.millrace.benchmarks.language;

import org.jspecify.annotations.NullMarked;
