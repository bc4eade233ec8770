/** What Millrace costs in time and memory, measured by JMH. */
@NullMarked
package dev.millrace.benchmarks;

import org.jspecify.annotations.NullMarked;
