/** Finds those whom a change of a source can concern, so that a commit costs what it changes, however many queries are open. */
@NullMarked
package dev.millrace.engine.internal.route;

import org.jspecify.annotations.NullMarked;
