package dev.millrace.benchmarks.hand;

import dev.millrace.benchmarks.workload.Todo;

/**
 * Eight characters of a title as a number with the same order. Titles are ASCII without NUL, which fills up short ones; so code points
 * are chars, their order is that of {@link String#compareTo}, and that of bytes.
 */
final class TitlePrefix {

    static final int LENGTH = Long.BYTES;

    private TitlePrefix() {
    }

    /** Of the characters from an index on, which may be beyond the end. */
    static long of(String title, int from) {
        int end = Math.min(title.length(), from + LENGTH);
        long prefix = 0;
        for (int at = from; at < end; at++) {
            prefix = prefix << Byte.SIZE | title.charAt(at);
        }
        int missing = from + LENGTH - Math.max(from, end);
        return missing == LENGTH ? 0 : prefix << missing * Byte.SIZE;
    }

    /** By title, then id; for titles with the same prefix. */
    static int order(Todo one, Todo other) {
        int order = one.title().compareTo(other.title());
        return order != 0 ? order : Long.compare(one.id(), other.id());
    }
}
