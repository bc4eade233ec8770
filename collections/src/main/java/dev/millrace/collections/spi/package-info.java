/**
 * How a collection hands its adapter over to whatever runs it. The artifact {@code millrace-sync-runtime} provides a
 * {@link dev.millrace.collections.spi.SyncRunner}; users of the library never call these interfaces.
 */
@NullMarked
package dev.millrace.collections.spi;

import org.jspecify.annotations.NullMarked;
