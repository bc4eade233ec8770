/** Not API: orders of rows, and the sequences of bytes that have the same order. */
@NullMarked
package dev.millrace.engine.internal.order;

import org.jspecify.annotations.NullMarked;
