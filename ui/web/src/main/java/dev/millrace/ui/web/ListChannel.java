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

    /** Takes a change set in; says what is to be sent of it. */
    Frame take(ChangeSet<R> changes) {
        apply(changes);
        if (changes.initial()) {
            known = true;
            return snapshot();
        }
        return encoder.change(name, changes);
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
            present = encoder.snapshot(name, version, List.copyOf(identities), new ArrayList<>(rows));
            whole = present;
        }
        return present;
    }
}
