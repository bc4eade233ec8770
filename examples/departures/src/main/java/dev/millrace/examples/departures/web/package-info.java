/** The board on a web page. */
@NullMarked
package dev.millrace.examples.departures.web;

import org.jspecify.annotations.NullMarked;
