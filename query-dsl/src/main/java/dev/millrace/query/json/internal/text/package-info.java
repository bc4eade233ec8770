/**
 * Not API: JSON as text, token by token and as trees, with its limits and with the places where something is wrong. It is called text
 * because it knows neither rows nor queries.
 */
@NullMarked
package dev.millrace.query.json.internal.text;

import org.jspecify.annotations.NullMarked;
