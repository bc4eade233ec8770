/** Not API: queries rewritten into equal ones that cost less, before they are planned. */
@NullMarked
package dev.millrace.engine.internal.rule;

import org.jspecify.annotations.NullMarked;
