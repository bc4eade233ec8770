/**
 * Runs adapters: what no adapter does itself, because it is the same for all.
 * {@link dev.millrace.sync.runtime.SyncRuntime} is found by the collections without being named; it is named only to
 * set its {@link dev.millrace.sync.runtime.RuntimeOptions}.
 *
 * <p>A session has one mailbox, in which everything that changes its state happens, one task at a time; one gate,
 * through which every call of the collection goes; and one driver, which knows the adapter's shape.
 */
@NullMarked
package dev.millrace.sync.runtime;

import org.jspecify.annotations.NullMarked;
