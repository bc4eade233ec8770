/** The wire: routes, JSON bodies, conditional reads, repeatable writes and faults on demand. */
@NullMarked
package dev.millrace.examples.departures.backend.http;

import org.jspecify.annotations.NullMarked;
