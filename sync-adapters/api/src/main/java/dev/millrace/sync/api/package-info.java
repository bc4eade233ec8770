/**
 * The contract between a collection and whatever feeds it. An author of an adapter implements
 * {@link dev.millrace.sync.api.SyncSource} and {@link dev.millrace.sync.api.FetchAdapter}; timers, retry, back-off and
 * staging are the runtime's.
 */
@NullMarked
package dev.millrace.sync.api;

import org.jspecify.annotations.NullMarked;
