/** What else keeps results current on a JVM, or makes them anew after each change: contestants of the workload. */
@NullMarked
package dev.millrace.benchmarks.peers;

import org.jspecify.annotations.NullMarked;
