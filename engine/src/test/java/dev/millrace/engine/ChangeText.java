package dev.millrace.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

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
        return text(value, value);
    }

    private static String text(@Nullable Object before, @Nullable Object after) {
        if (before instanceof Map<?, ?> some && after instanceof Map<?, ?> other
                && some.keySet().equals(other.keySet())) {
            StringJoiner entries = new StringJoiner(", ", "{", "}");
            some.forEach((name, value) -> entries.add(name + ": " + text(value, other.get(name))));
            return entries.toString();
        } else if (before instanceof List<?> some && after instanceof List<?> other && (before == after
                || some.size() == other.size() && some.stream().allMatch(element -> element instanceof Map))) {
            StringJoiner elements = new StringJoiner(", ", "[", "]");
            for (int i = 0; i < some.size(); i++) {
                elements.add(text(some.get(i), other.get(i)));
            }
            return elements.toString();
        } else if (before instanceof Map || before instanceof List || !Values.same(before, after)) {
            return whole(before) + "→" + whole(after);
        }
        return String.valueOf(before);
    }

    private static String whole(@Nullable Object value) {
        return value instanceof Map || value instanceof List ? text(value, value) : String.valueOf(value);
    }
}
