/** Not API: the graph of the operators of all open queries, which share equal ones, and the order in which commits go through it. */
@NullMarked
package dev.millrace.engine.internal.graph;

import org.jspecify.annotations.NullMarked;
