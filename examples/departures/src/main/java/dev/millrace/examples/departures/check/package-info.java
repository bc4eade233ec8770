/** The board without a browser, compared with a fresh evaluation after every commit. */
@NullMarked
package dev.millrace.examples.departures.check;

import org.jspecify.annotations.NullMarked;
