package dev.millrace.engine.internal.aggregate;

import java.util.StringJoiner;

import org.jspecify.annotations.Nullable;

/** The strings one after another, those that are null left out. The text is O(n) after a change. */
final class OrderedStrings extends OrderedRows {

    private final Shared shared;

    OrderedStrings(EntryOrder order, Shared shared) {
        super(order);
        this.shared = shared;
    }

    @Override
    @Nullable
    Object compute() {
        if (entries().size() == 0) {
            return null;
        }
        StringJoiner text = new StringJoiner(String.valueOf(shared.constant()));
        entries().forEach(entry -> text.add(String.valueOf(entry.value())));
        return text.toString();
    }
}
