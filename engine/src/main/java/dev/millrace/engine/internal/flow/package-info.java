/** Not API: deltas and the operators that turn changes of their input into changes of their output. */
@NullMarked
package dev.millrace.engine.internal.flow;

import org.jspecify.annotations.NullMarked;
