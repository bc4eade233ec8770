/** A headless Chromium for tests of pages. */
@NullMarked
package dev.millrace.examples.departures.browser;

import org.jspecify.annotations.NullMarked;
