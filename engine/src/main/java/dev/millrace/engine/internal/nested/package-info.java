/** Not API: what a row carries of the rows of a subquery. */
@NullMarked
package dev.millrace.engine.internal.nested;

import org.jspecify.annotations.NullMarked;
