/** Not API: the functions of expressions, compiled for the types of their operands. */
@NullMarked
package dev.millrace.engine.internal.function;

import org.jspecify.annotations.NullMarked;
