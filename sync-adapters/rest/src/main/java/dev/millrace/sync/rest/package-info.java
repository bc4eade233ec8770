/**
 * Feeds a collection from a REST backend: {@link dev.millrace.sync.rest.RestPolling} is what a user gives to a
 * collection, and says what the backend has to answer. Rows are read strictly; a malformed one is named by its path in
 * the answer.
 */
@NullMarked
package dev.millrace.sync.rest;

import org.jspecify.annotations.NullMarked;
