package dev.millrace.collections;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.millrace.collections.Change.Kind;

/**
 * What the commits of versions (from, to] did to one result: net changes, at most one for each row (law 17). Applied to the
 * rows at {@code from} it gives the rows at {@code to} exactly. Immutable.
 *
 * @param <R> the type of the rows
 * @param from the version it starts from, exclusive
 * @param to the version it leads to, inclusive
 * @param initial whether it is the first a subscriber gets, and starts from nothing
 * @param ordered whether rows have positions
 * @param changes the changes, in no particular order
 */
public record ChangeSet<R>(long from, long to, boolean initial, boolean ordered, List<Change<R>> changes) {

    /** Copies the changes. */
    public ChangeSet {
        changes = changes instanceof EnteredRows ? changes : List.copyOf(changes);
    }

    /**
     * The sequential form of an ordered change set: removals from high to low position, insertions from low to high, then
     * updates in place. A move is a removal and an insertion, both marked.
     *
     * @return the steps
     * @throws IllegalStateException if the result has no order
     */
    public List<ListStep<R>> steps() {
        if (!ordered) {
            throw new IllegalStateException(
                    "The steps of a change set were asked for, but its query has no order and so no positions;"
                            + " order the query, or go by the changes' identities");
        }
        List<ListStep.Remove<R>> removals = new ArrayList<>();
        List<ListStep.Insert<R>> insertions = new ArrayList<>();
        List<ListStep.Update<R>> updates = new ArrayList<>();
        for (Change<R> change : changes) {
            boolean moved = change.kind() == Kind.MOVED;
            if (moved || change.kind() == Kind.LEFT) {
                removals.add(new ListStep.Remove<>(change.from(), change.identity(), moved));
            }
            if (moved || change.kind() == Kind.ENTERED) {
                insertions.add(new ListStep.Insert<>(change.to(), change.identity(), change.after(), moved));
            }
            if (change.kind() == Kind.UPDATED) {
                updates.add(new ListStep.Update<>(change.to(), change.identity(), change.after()));
            }
        }
        removals.sort(Comparator.comparingInt((ListStep.Remove<R> step) -> step.at()).reversed());
        insertions.sort(Comparator.comparingInt(ListStep.Insert::at));
        List<ListStep<R>> steps = new ArrayList<>(removals.size() + insertions.size() + updates.size());
        steps.addAll(removals);
        steps.addAll(insertions);
        steps.addAll(updates);
        return steps;
    }

    /**
     * Brings a list of the rows at {@link #from} to those at {@link #to}.
     *
     * @param rows a mutable list of the rows, in order
     * @throws IllegalStateException if the result has no order
     */
    public void applyTo(List<@Nullable R> rows) {
        steps().forEach(step -> step.applyTo(rows));
    }

    /** The change set as a trace: {@code (3, 4] +7@0 ~2@5}. */
    @Override
    public String toString() {
        StringBuilder text =
                new StringBuilder("(").append(from).append(", ").append(to).append(initial ? "] initial" : "]");
        changes.forEach(change -> text.append(' ').append(change));
        return text.toString();
    }
}
