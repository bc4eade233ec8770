package dev.millrace.engine.internal.output;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.ChangeSink;
import dev.millrace.query.Identity;

/** What one commit changed in one result; reused from commit to commit. */
public final class ResultChanges {

    private enum Kind {
        ENTERED, LEFT, UPDATED, MOVED
    }

    private record Change(Kind kind, Identity identity, @Nullable Object before, @Nullable Object after, int from,
            int to) {
    }

    private final List<Change> changes = new ArrayList<>();

    void entered(Identity identity, @Nullable Object row, int to) {
        changes.add(new Change(Kind.ENTERED, identity, null, row, -1, to));
    }

    void left(Identity identity, @Nullable Object row, int from) {
        changes.add(new Change(Kind.LEFT, identity, row, null, from, -1));
    }

    void updated(Identity identity, @Nullable Object before, @Nullable Object after, int from, int to) {
        changes.add(new Change(Kind.UPDATED, identity, before, after, from, to));
    }

    void moved(Identity identity, @Nullable Object before, @Nullable Object after, int from, int to) {
        changes.add(new Change(Kind.MOVED, identity, before, after, from, to));
    }

    public boolean isEmpty() {
        return changes.isEmpty();
    }

    public void clear() {
        changes.clear();
    }

    /** Hands the changes out. */
    @SuppressWarnings("unchecked") // a result's rows are what its query makes
    public <R> void forEach(ChangeSink<R> sink) {
        for (Change change : changes) {
            R before = (R) change.before();
            R after = (R) change.after();
            switch (change.kind()) {
                case ENTERED -> sink.entered(change.identity(), after, change.to());
                case LEFT -> sink.left(change.identity(), before, change.from());
                case UPDATED -> sink.updated(change.identity(), before, after, change.from(), change.to());
                case MOVED -> sink.moved(change.identity(), before, after, change.from(), change.to());
            }
        }
    }
}
