/**
 * The queries of the workload, each as a program written for it alone: what a general engine is measured against. Arrays of primitives,
 * open addressing, no boxing; confined to one thread.
 */
@NullMarked
package dev.millrace.benchmarks.hand;

import org.jspecify.annotations.NullMarked;
