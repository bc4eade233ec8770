/**
 * SQL text of queries and expressions, for the databases named in {@link dev.millrace.query.sql.Database}: text and parameters as values,
 * without a driver and without a connection.
 */
@NullMarked
package dev.millrace.query.sql;

import org.jspecify.annotations.NullMarked;
