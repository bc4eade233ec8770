/** The packaged input files and how they are read. */
@NullMarked
package dev.millrace.examples.departures.backend.files;

import org.jspecify.annotations.NullMarked;
