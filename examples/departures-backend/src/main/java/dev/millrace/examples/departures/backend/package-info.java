/** The REST backend of the departures example: real flights replayed against an adjustable clock. */
@NullMarked
package dev.millrace.examples.departures.backend;

import org.jspecify.annotations.NullMarked;
