/**
 * Random histories of a small departures board, checked after every step against a model that is made of plain maps.
 */
@NullMarked
package dev.millrace.collections.history;

import org.jspecify.annotations.NullMarked;
