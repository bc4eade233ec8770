/** The examples of the guide: programs that are compiled, run on the reference evaluator and written into the pages. */
@NullMarked
package dev.millrace.testkit.guide;

import org.jspecify.annotations.NullMarked;
