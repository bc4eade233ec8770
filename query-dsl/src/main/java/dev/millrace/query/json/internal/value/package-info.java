/**
 * Not API: the values of rows in JSON, one {@link dev.millrace.query.json.internal.value.Form} for each type, and their schema. It is
 * called after {@code dev.millrace.query.value}, the value domain, of which each type has its form here.
 */
@NullMarked
package dev.millrace.query.json.internal.value;

import org.jspecify.annotations.NullMarked;
