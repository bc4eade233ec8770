/**
 * Live results for web pages: a {@link dev.millrace.ui.web.WebStream} sends live queries and values as server-sent events, a
 * snapshot first and then ordered changes, and resumes after a reconnect. The script {@code millrace.js} beside it is the
 * browser's end.
 */
@NullMarked
package dev.millrace.ui.web;

import org.jspecify.annotations.NullMarked;
