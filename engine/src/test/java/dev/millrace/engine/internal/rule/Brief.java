package dev.millrace.engine.internal.rule;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What queries in tests of rules make of items and owners.
 *
 * @param id a key
 * @param name a group or a region
 * @param parts a list; null where there is none
 */
public record Brief(long id, @Nullable String name, @Nullable List<String> parts) {
}
