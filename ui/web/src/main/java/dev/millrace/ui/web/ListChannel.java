package dev.millrace.ui.web;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.millrace.collections.ChangeSet;
import dev.millrace.collections.ListStep;
import dev.millrace.query.Identity;

/** The rows of an ordered live query, as far as they were sent. Confined to the stream's lock. */
final class ListChannel<R> implements Channel {

    private final String name;
    private final FrameEncoder encoder;
    private final List<Identity> identities = new ArrayList<>();
    private final List<@Nullable R> rows = new ArrayList<>();
    private long version;
    private boolean known;

    /** All rows as they are; null if nobody has asked since they changed. */
    private @Nullable Frame whole;

    ListChannel(String name, FrameEncoder encoder) {
        this.name = name;
        this.encoder = encoder;
    }

    /** Takes a change set in; says what is to be sent of it. If that cannot be written, all is as it was. */
    Frame take(ChangeSet<R> changes) {
        if (changes.initial()) {
            apply(changes);
            Frame all = snapshot();
            known = true;
            return all;
        }
        Frame change = encoder.change(name, changes);
        apply(changes);
        return change;
    }

    private void apply(ChangeSet<R> changes) {
        for (ListStep<R> step : changes.steps()) {
            step.applyTo(rows);
            if (step instanceof ListStep.Remove<R> remove) {
                identities.remove(remove.at());
            } else if (step instanceof ListStep.Insert<R> insert) {
                identities.add(insert.at(), insert.identity());
            }
        }
        version = changes.to();
        whole = null;
    }

    @Override
    public @Nullable Frame whole() {
        return known ? snapshot() : null;
    }

    private Frame snapshot() {
        Frame present = whole;
        if (present == null) {
            present = encoder.snapshot(name, version, identities, rows);
            whole = present;
        }
        return present;
    }
}
