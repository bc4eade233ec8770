/** Tests that hold the shape of the house: which room may use which, what is seen from outside, and that all tests run. */
@NullMarked
package dev.millrace.architecture;

import org.jspecify.annotations.NullMarked;
