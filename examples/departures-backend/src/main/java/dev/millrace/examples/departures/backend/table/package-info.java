/** Keyed rows whose history can be read: snapshot pages, changes since a token, tombstones. */
@NullMarked
package dev.millrace.examples.departures.backend.table;

import org.jspecify.annotations.NullMarked;
