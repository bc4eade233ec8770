/**
 * Not API: queries, expressions and values of parameters in JSON, a reader and a writer for each. It is called after the
 * {@code Query} it reads and writes, whose literals and parameters are values and take the forms of {@code internal.value}.
 */
@NullMarked
package dev.millrace.query.json.internal.query;

import org.jspecify.annotations.NullMarked;
