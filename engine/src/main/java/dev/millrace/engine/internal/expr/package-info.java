/** Not API: expressions compiled to closures over the lanes of a row. */
@NullMarked
package dev.millrace.engine.internal.expr;

import org.jspecify.annotations.NullMarked;
