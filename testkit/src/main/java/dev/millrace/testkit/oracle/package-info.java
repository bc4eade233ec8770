/**
 * Databases as oracles: they hold rows, run what {@code dev.millrace.query.sql} writes, and give back values to compare with. The
 * drivers are not among the dependencies of this module's users: who opens a database adds its driver.
 */
@NullMarked
package dev.millrace.testkit.oracle;

import org.jspecify.annotations.NullMarked;
