/** Not API: from a query to operators. */
@NullMarked
package dev.millrace.engine.internal.plan;

import org.jspecify.annotations.NullMarked;
