/**
 * The engine: keeps the results of queries current by turning changes of rows into changes of results. It knows no
 * collection, no transaction, no thread and no lock. Start at {@link dev.millrace.engine.Engine}.
 */
@NullMarked
package dev.millrace.engine;

import org.jspecify.annotations.NullMarked;
