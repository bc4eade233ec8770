package dev.millrace.collections;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.millrace.collections.Change.Kind;
import dev.millrace.engine.ChangeSink;
import dev.millrace.query.Identity;

/** Makes a list of the changes it is handed. Most commits make one. Confined to its user. */
final class ChangeCollector<R> implements ChangeSink<R> {

    private @Nullable Change<R> only;
    private @Nullable List<Change<R>> all;

    /** The changes so far; immutable. */
    List<Change<R>> changes() {
        if (all != null) {
            return List.copyOf(all);
        }
        return only == null ? List.of() : List.of(only);
    }

    @Override
    public void entered(Identity identity, @Nullable R row, int to) {
        add(new Change<>(Kind.ENTERED, identity, null, row, -1, to));
    }

    @Override
    public void left(Identity identity, @Nullable R row, int from) {
        add(new Change<>(Kind.LEFT, identity, row, null, from, -1));
    }

    @Override
    public void updated(Identity identity, @Nullable R before, @Nullable R after, int from, int to) {
        add(new Change<>(Kind.UPDATED, identity, before, after, from, to));
    }

    @Override
    public void moved(Identity identity, @Nullable R before, @Nullable R after, int from, int to) {
        add(new Change<>(Kind.MOVED, identity, before, after, from, to));
    }

    private void add(Change<R> change) {
        List<Change<R>> many = all;
        Change<R> first = only;
        if (many != null) {
            many.add(change);
        } else if (first == null) {
            only = change;
        } else {
            many = new ArrayList<>();
            many.add(first);
            many.add(change);
            all = many;
        }
    }
}
