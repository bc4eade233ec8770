package dev.millrace.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.Identity;
import dev.millrace.query.value.Values;

/**
 * Changes as lines for readers: {@code +3@1 {id: 3}} entered at position 1, {@code -3@1 {id: 3}} left, {@code ~3@1→2 {id: 3, v: 5→6}}
 * was updated and {@code ~3@1⇒0 {id: 3}} moved. What differs stands as before and after, at any depth.
 */
final class ChangeText implements ChangeSink<@Nullable Object> {

    private final List<String> lines = new ArrayList<>();

    /** The lines, in no particular order. */
    List<String> lines() {
        return lines;
    }

    @Override
    public void entered(Identity identity, @Nullable Object row, int to) {
        lines.add("+" + identity + at(to) + " " + text(row));
    }

    @Override
    public void left(Identity identity, @Nullable Object row, int from) {
        lines.add("-" + identity + at(from) + " " + text(row));
    }

    @Override
    public void updated(Identity identity, @Nullable Object before, @Nullable Object after, int from, int to) {
        lines.add("~" + identity + at(from) + (from == to ? "" : "→" + to) + " " + text(before, after));
    }

    @Override
    public void moved(Identity identity, @Nullable Object before, @Nullable Object after, int from, int to) {
        lines.add("~" + identity + at(from) + "⇒" + to + " " + text(before, after));
    }

    private static String at(int position) {
        return position < 0 ? "" : "@" + position;
    }

    private static String text(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream().map(entry -> entry.getKey() + ": " + text(entry.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        return value instanceof List<?> list
                ? list.stream().map(ChangeText::text).collect(Collectors.joining(", ", "[", "]"))
                : String.valueOf(value);
    }

    private static String text(@Nullable Object before, @Nullable Object after) {
        if (Values.same(before, after)) {
            return text(after);
        } else if (before instanceof Map<?, ?> some && after instanceof Map<?, ?> other
                && some.keySet().equals(other.keySet())) {
            return some.keySet().stream().map(name -> name + ": " + text(some.get(name), other.get(name)))
                    .collect(Collectors.joining(", ", "{", "}"));
        } else if (before instanceof List<?> some && after instanceof List<?> other && some.size() == other.size()
                && some.stream().allMatch(element -> element instanceof Map)) {
            return IntStream.range(0, some.size()).mapToObj(i -> text(some.get(i), other.get(i)))
                    .collect(Collectors.joining(", ", "[", "]"));
        }
        return text(before) + "→" + text(after);
    }
}
