/**
 * Expressions and queries as plain values: the form that engines, evaluators and translators read. Users build it through
 * {@code dev.millrace.query}. A query is a tree of {@link dev.millrace.query.ast.QueryNode}s; each produces rows made of one or
 * more <em>lanes</em> (a source has one, a join has those of its left side followed by those of its right side), and the
 * expressions above it read the lanes by number.
 */
@NullMarked
package dev.millrace.query.ast;

import org.jspecify.annotations.NullMarked;
