/**
 * The 22 queries of TPC-H, kept live while their rows come and go one by one, and held to what DuckDB gives over the same rows.
 */
@NullMarked
package dev.millrace.engine.tpch;

import org.jspecify.annotations.NullMarked;
