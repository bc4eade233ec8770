/** The value domain: how values of any type a row may hold are ordered, compared, hashed, shown and summed exactly. */
@NullMarked
package dev.millrace.query.value;

import org.jspecify.annotations.NullMarked;
