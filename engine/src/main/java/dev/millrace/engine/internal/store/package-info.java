/** Not API: the structures that hold rows and slots: slot store, indexes, order. */
@NullMarked
package dev.millrace.engine.internal.store;

import org.jspecify.annotations.NullMarked;
