/**
 * The departures board: real flights replayed by a backend of its own, followed over REST, kept as live queries and shown on a
 * web page. {@link dev.millrace.examples.departures.DeparturesMain} starts it all.
 */
@NullMarked
package dev.millrace.examples.departures;

import org.jspecify.annotations.NullMarked;
