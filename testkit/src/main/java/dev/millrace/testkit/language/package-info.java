/**
 * Random well-typed queries of the whole language over random schemas and rows. What is drawn can be steered to constructs that are
 * wished for, and away from those that whoever is to run the query does not have.
 */
@NullMarked
package dev.millrace.testkit.language;

import org.jspecify.annotations.NullMarked;
