package dev.millrace.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.Identity;
import dev.millrace.query.value.Values;

/**
 * The changes of one commit to one result, checked one by one and together: each must be true of the rows before and after, and
 * in the sequence of law 17 they must turn the first into the second.
 *
 * @param <R> the type of the rows
 */
public final class RecordedChanges<R> implements ChangeSink<R> {

    private enum Kind {
        ENTERED, LEFT, UPDATED, MOVED
    }

    private record Change<R>(Kind kind, Identity identity, @Nullable R before, @Nullable R after, int from, int to) {

        boolean was() {
            return kind != Kind.ENTERED;
        }

        boolean is() {
            return kind != Kind.LEFT;
        }

        Identified<R> row() {
            return new Identified<>(identity, after);
        }

        @Override
        public String toString() {
            return switch (kind) {
                case ENTERED -> "+" + identity + "@" + to + " " + after;
                case LEFT -> "-" + identity + "@" + from;
                case UPDATED -> "~" + identity + "@" + from + "→" + to + " " + before + "→" + after;
                case MOVED -> "~" + identity + "@" + from + "⇒" + to + " " + before + "→" + after;
            };
        }
    }

    private final boolean ordered;
    private final List<Change<R>> changes = new ArrayList<>();

    /**
     * Takes no changes yet.
     *
     * @param ordered whether rows have positions
     */
    public RecordedChanges(boolean ordered) {
        this.ordered = ordered;
    }

    @Override
    public void entered(Identity identity, @Nullable R row, int to) {
        changes.add(new Change<>(Kind.ENTERED, identity, null, row, -1, to));
    }

    @Override
    public void left(Identity identity, @Nullable R row, int from) {
        changes.add(new Change<>(Kind.LEFT, identity, row, null, from, -1));
    }

    @Override
    public void updated(Identity identity, @Nullable R before, @Nullable R after, int from, int to) {
        changes.add(new Change<>(Kind.UPDATED, identity, before, after, from, to));
    }

    @Override
    public void moved(Identity identity, @Nullable R before, @Nullable R after, int from, int to) {
        changes.add(new Change<>(Kind.MOVED, identity, before, after, from, to));
    }

    boolean isEmpty() {
        return changes.isEmpty();
    }

    /** How many rows moved. */
    int moved() {
        return (int) changes.stream().filter(change -> change.kind() == Kind.MOVED).count();
    }

    /** The identities that something is said of. */
    Set<Identity> identities() {
        Set<Identity> identities = new HashSet<>();
        changes.forEach(change -> identities.add(change.identity()));
        return identities;
    }

    /** Checks the changes against the rows before and after. */
    void checkAgainst(List<Identified<R>> before, List<Identified<R>> after) {
        assertThat(identities()).as("one change for each identity: %s", changes).hasSameSizeAs(changes);
        Map<Identity, Place<R>> old = byIdentity(before);
        Map<Identity, Place<R>> now = byIdentity(after);
        for (Change<R> change : changes) {
            assertTrue(change, change.was(), change.from(), change.before(), old.get(change.identity()));
            assertTrue(change, change.is(), change.to(), change.after(), now.get(change.identity()));
            if (change.kind() == Kind.UPDATED) {
                assertThat(Values.same(change.before(), change.after())).as("nothing differs: %s", change).isFalse();
            }
        }
        if (ordered) {
            assertSameRows(appliedInSequence(before), after);
        } else {
            assertThat(moved()).isZero();
            assertSameRows(sorted(applied(before)), sorted(after));
        }
    }

    /** What a change says of the rows on one side of the commit. */
    private void assertTrue(Change<R> change, boolean there, int position, @Nullable R row, @Nullable Place<R> found) {
        boolean right = found == null ? !there && position == -1
                : there && position == (ordered ? found.position() : -1) && Values.same(row, found.row());
        assertThat(right).as("%s, but the row is %s", change, found).isTrue();
    }

    private List<Identified<R>> appliedInSequence(List<Identified<R>> before) {
        List<Identified<R>> rows = new ArrayList<>(before);
        inPlace(Kind.LEFT, Kind.MOVED).sorted(Comparator.comparingInt((Change<R> change) -> change.from()).reversed())
                .forEach(change -> rows.remove(change.from()));
        inPlace(Kind.ENTERED, Kind.MOVED).sorted(Comparator.comparingInt(Change::to))
                .forEach(change -> rows.add(change.to(), change.row()));
        inPlace(Kind.UPDATED, Kind.UPDATED).forEach(change -> rows.set(change.to(), change.row()));
        return rows;
    }

    private Stream<Change<R>> inPlace(Kind one, Kind other) {
        return changes.stream().filter(change -> change.kind() == one || change.kind() == other);
    }

    private List<Identified<R>> applied(List<Identified<R>> before) {
        Map<Identity, Identified<R>> rows = new LinkedHashMap<>();
        before.forEach(row -> rows.put(row.identity(), row));
        for (Change<R> change : changes) {
            if (change.is()) {
                rows.put(change.identity(), change.row());
            } else {
                rows.remove(change.identity());
            }
        }
        return List.copyOf(rows.values());
    }

    private void assertSameRows(List<Identified<R>> replayed, List<Identified<R>> after) {
        assertThat(replayed).as("the rows before with %s applied", changes).hasSameSizeAs(after);
        for (int i = 0; i < after.size(); i++) {
            Identified<R> a = replayed.get(i);
            Identified<R> b = after.get(i);
            if (!a.identity().equals(b.identity()) || !Values.same(a.row(), b.row())) {
                throw new AssertionError("at " + i + ": " + a + " replayed by " + changes + ", but the row is " + b);
            }
        }
    }

    /** Rows of a result without order, in the order of their identities. */
    static <R> List<Identified<R>> sorted(List<Identified<R>> rows) {
        return rows.stream().sorted(Comparator.comparing(Identified::identity)).toList();
    }

    /** Where a row is. */
    private record Place<R>(int position, @Nullable R row) {
    }

    private static <R> Map<Identity, Place<R>> byIdentity(List<Identified<R>> rows) {
        Map<Identity, Place<R>> places = new HashMap<>();
        for (Identified<R> row : rows) {
            places.put(row.identity(), new Place<>(places.size(), row.row()));
        }
        assertThat(places).as("identities tell rows apart").hasSameSizeAs(rows);
        return places;
    }

    @Override
    public String toString() {
        return changes.toString();
    }
}
