/** The functional interfaces behind {@code Card::new}: one for each number of components. */
@NullMarked
package dev.millrace.query.shape;

import org.jspecify.annotations.NullMarked;
