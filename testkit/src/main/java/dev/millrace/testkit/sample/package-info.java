/**
 * A small schema with awkward values, and generators over it: rows, well-typed queries, histories of commits, and scenarios made of
 * all three. They draw from {@link dev.millrace.testkit.sample.Choices}: from a seed, or from recorded numbers that a
 * property-testing library can shrink.
 */
@NullMarked
package dev.millrace.testkit.sample;

import org.jspecify.annotations.NullMarked;
