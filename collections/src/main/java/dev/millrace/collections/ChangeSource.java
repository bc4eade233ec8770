package dev.millrace.collections;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.millrace.collections.Change.Kind;
import dev.millrace.engine.Identified;
import dev.millrace.engine.Result;
import dev.millrace.query.Identity;

/** What one commit did to one result, made only as far as somebody asks. Confined to the store's lock. */
final class ChangeSource<R> {

    private final Result<R> result;
    private final long previous;
    private final long version;
    private @Nullable ChangeSet<R> changes;
    private @Nullable List<Identified<R>> before;

    ChangeSource(Result<R> result, long previous, long version) {
        this.result = result;
        this.previous = previous;
        this.version = version;
    }

    long version() {
        return version;
    }

    /** The number of changes. */
    int size() {
        return changeSet().changes().size();
    }

    /** The number of rows after them. */
    int rows() {
        return result.size();
    }

    /** What a subscriber is told that last took a version at which the rows were those before the commit. */
    ChangeSet<R> changeSet(long taken) {
        ChangeSet<R> whole = changeSet();
        return taken == previous ? whole : new ChangeSet<>(taken, version, false, whole.ordered(), whole.changes());
    }

    private ChangeSet<R> changeSet() {
        if (changes == null) {
            ChangeCollector<R> collector = new ChangeCollector<>();
            result.changes(collector);
            changes = new ChangeSet<>(previous, version, false, result.isOrdered(), collector.changes());
        }
        return changes;
    }

    /** The rows before the commit: those after it with the changes taken back. O(rows). */
    List<Identified<R>> rowsBefore() {
        if (before == null) {
            before = result.isOrdered() ? orderedBefore() : keyedBefore();
        }
        return before;
    }

    private List<Identified<R>> orderedBefore() {
        List<Identified<R>> rows = new ArrayList<>(result.rows());
        List<Change<R>> all = changeSet().changes();
        all.stream().filter(change -> change.kind() == Kind.ENTERED || change.kind() == Kind.MOVED)
                .sorted(Comparator.comparingInt((Change<R> change) -> change.to()).reversed())
                .forEach(change -> rows.remove(change.to()));
        all.stream().filter(change -> change.kind() == Kind.LEFT || change.kind() == Kind.MOVED)
                .sorted(Comparator.comparingInt(Change::from))
                .forEach(change -> rows.add(change.from(), new Identified<>(change.identity(), change.before())));
        all.stream().filter(change -> change.kind() == Kind.UPDATED)
                .forEach(change -> rows.set(change.from(), new Identified<>(change.identity(), change.before())));
        return rows;
    }

    private List<Identified<R>> keyedBefore() {
        Map<Identity, Change<R>> byIdentity = new HashMap<>();
        changeSet().changes().forEach(change -> byIdentity.put(change.identity(), change));
        List<Identified<R>> rows = new ArrayList<>();
        for (Identified<R> row : result.rows()) {
            Change<R> change = byIdentity.get(row.identity());
            if (change == null) {
                rows.add(row);
            }
        }
        for (Change<R> change : byIdentity.values()) {
            if (change.kind() != Kind.ENTERED) {
                rows.add(new Identified<>(change.identity(), change.before()));
            }
        }
        return rows;
    }
}
