/** Not API: where plans end: results in order or without, their windows and what a commit changed in them. */
@NullMarked
package dev.millrace.engine.internal.output;

import org.jspecify.annotations.NullMarked;
