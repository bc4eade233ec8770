package dev.millrace.ui.web;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.millrace.collections.ChangeSet;
import dev.millrace.collections.ListStep;
import dev.millrace.query.Identity;

/** The rows of an ordered live query, as far as they were sent. Confined to the stream's lock. */
final class ListChannel implements Channel {

    private final String name;
    private final FrameEncoder encoder;
    private final List<Identity> identities = new ArrayList<>();
    private final List<@Nullable Object> rows = new ArrayList<>();
    private long version;
    private boolean known;

    ListChannel(String name, FrameEncoder encoder) {
        this.name = name;
        this.encoder = encoder;
    }

    /** Takes a change set in; says what is to be sent of it. */
    Frame take(ChangeSet<?> changes) {
        for (ListStep<?> step : changes.steps()) {
            apply(step);
        }
        version = changes.to();
        known = true;
        return changes.initial() ? snapshot() : encoder.change(name, changes);
    }

    private void apply(ListStep<?> step) {
        if (step instanceof ListStep.Remove<?> remove) {
            identities.remove(remove.at());
            rows.remove(remove.at());
        } else if (step instanceof ListStep.Insert<?> insert) {
            identities.add(insert.at(), insert.identity());
            rows.add(insert.at(), insert.row());
        } else if (step instanceof ListStep.Update<?> update) {
            rows.set(update.at(), update.row());
        }
    }

    @Override
    public @Nullable Frame whole() {
        return known ? snapshot() : null;
    }

    private Frame snapshot() {
        return encoder.snapshot(name, version, identities, rows);
    }
}
