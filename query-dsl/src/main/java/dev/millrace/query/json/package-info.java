/**
 * Rows and values as JSON: one codec for all that sends or stores them. Records are objects, lists arrays; what JSON has no form for
 * is text in a fixed form. What is read is the same (law 3) as what was written. Jackson parses and prints; it never sees a row class.
 */
@NullMarked
package dev.millrace.query.json;

import org.jspecify.annotations.NullMarked;
