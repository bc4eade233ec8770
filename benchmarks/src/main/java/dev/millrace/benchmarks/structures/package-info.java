/** What the structures of the engine cost, in time and memory, beside the nearest ones of libraries. */
@NullMarked
package dev.millrace.benchmarks.structures;

import org.jspecify.annotations.NullMarked;
