/** The functional interfaces behind {@code Row::component}: one for each way of reading a component without boxing. */
@NullMarked
package dev.millrace.query.property;

import org.jspecify.annotations.NullMarked;
