/** Not API: how method references are read and record components are reached. */
@NullMarked
package dev.millrace.query.internal;

import org.jspecify.annotations.NullMarked;
