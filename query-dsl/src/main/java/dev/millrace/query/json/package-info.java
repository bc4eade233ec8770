/**
 * Rows, values and queries as JSON: one codec for all that sends or stores them. Records are objects, lists arrays; what JSON has no form for
 * is text in a fixed form. What is read is the same (law 3) as what was written. Jackson parses and prints; it never sees a row class.
 *
 * <p>{@link dev.millrace.query.json.RowCodec} is for rows, {@link dev.millrace.query.json.ValueCodec} for values of any type,
 * {@link dev.millrace.query.json.QueryCodec} for queries, conditions and values of parameters, with the names of a
 * {@link dev.millrace.query.json.Catalog}.
 *
 * <p>It is called after what it makes, and has all that users import for it, the codecs as well as their settings. How they do it is
 * below, in packages that know nothing of this one: {@code internal.query} stands on {@code internal.value}, and that on
 * {@code internal.text}.
 */
@NullMarked
package dev.millrace.query.json;

import org.jspecify.annotations.NullMarked;
