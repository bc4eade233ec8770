/** Not API: the running aggregates of groups. */
@NullMarked
package dev.millrace.engine.internal.aggregate;

import org.jspecify.annotations.NullMarked;
