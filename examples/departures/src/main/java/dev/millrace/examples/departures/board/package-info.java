/** What the board is about: its rows, its queries and the store that keeps them live. */
@NullMarked
package dev.millrace.examples.departures.board;

import org.jspecify.annotations.NullMarked;
