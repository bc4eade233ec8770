/** The sample schema's generators as jqwik arbitraries, which shrink; the rest of the test kit works without jqwik. */
@NullMarked
package dev.millrace.testkit.arbitrary;

import org.jspecify.annotations.NullMarked;
