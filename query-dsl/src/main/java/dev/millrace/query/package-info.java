/**
 * The query language: row types, typed expressions and queries as immutable values. It knows no store, no engine and no I/O.
 * Start at {@link dev.millrace.query.QueryDsl}.
 */
@NullMarked
package dev.millrace.query;

import org.jspecify.annotations.NullMarked;
