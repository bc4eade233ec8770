/**
 * Test fixtures: a backend that does what the test says when the test says it, and a subscriber that checks what it is
 * told.
 */
@NullMarked
package dev.millrace.collections.scripted;

import org.jspecify.annotations.NullMarked;
