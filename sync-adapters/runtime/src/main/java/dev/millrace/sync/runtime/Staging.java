package dev.millrace.sync.runtime;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.RelationRef;
import dev.millrace.sync.api.Page;
import dev.millrace.sync.api.Position;
import dev.millrace.sync.api.RowChange;
import dev.millrace.sync.api.SyncBatch;
import dev.millrace.sync.api.SyncException;

/**
 * The pages of one run, set aside until the last one has come: first those of a snapshot, if any, then changes, later
 * ones over earlier ones, by key, so that what becomes a batch names each key once. Confined to the mailbox.
 *
 * @param <R> the row type
 */
final class Staging<R> {

    private final RelationRef<R> relation;
    private final Map<Object, RowChange<R>> changes = new LinkedHashMap<>();
    private final Set<Position> asked = new HashSet<>();
    private boolean snapshot;
    private boolean changesFollow;
    private @Nullable Position next;

    /**
     * Begins a run.
     *
     * @param relation whose rows they are
     * @param from where the stream has come so far; null if all rows are asked for
     */
    Staging(RelationRef<R> relation, @Nullable Position from) {
        this.relation = relation;
        this.next = from;
        if (from != null) {
            asked.add(from);
        }
    }

    /** Where the next page begins; null for the first one of a snapshot. */
    @Nullable
    Position next() {
        return next;
    }

    /**
     * Takes a page.
     *
     * @throws SyncException if it cannot belong to this run; then the run is to be dropped
     */
    void add(Page<R> page) {
        expect(page.kind());
        for (RowChange<R> change : page.changes()) {
            add(change);
        }
        next = page.position();
        if (page.more() && !asked.add(page.position())) {
            throw malformed(
                    "The answer says that more follows at a position that was asked for already, so it would never end",
                    "position", page.position());
        }
    }

    /**
     * The run as one commit.
     *
     * @param position that of the last page
     */
    SyncBatch<R> batch(Position position) {
        return new SyncBatch<>(snapshot ? Page.Kind.SNAPSHOT : Page.Kind.CHANGES, List.copyOf(changes.values()),
                position);
    }

    private void expect(Page.Kind kind) {
        if (kind == Page.Kind.CHANGES) {
            if (next == null) {
                throw malformed("All rows were asked for, but the answer is a page of changes", "kind", kind);
            }
            changesFollow = true;
        } else {
            if (changesFollow) {
                throw malformed("Changes were to follow, but the answer is a page of a snapshot", "kind", kind);
            }
            snapshot = true;
        }
    }

    private void add(RowChange<R> change) {
        if (change instanceof RowChange.Put<R> put) {
            changes.put(keyOf(put.row()), put);
        } else if (change instanceof RowChange.Delete<R> delete) {
            if (snapshot) {
                changes.remove(delete.key());
            } else {
                changes.put(delete.key(), delete);
            }
        }
    }

    private Object keyOf(R row) {
        Object key = relation.key().get(row);
        if (key == null) {
            throw malformed("A row of \"" + relation.name() + "\" has no key", "component " + relation.key().name(),
                    row);
        }
        return key;
    }

    private static SyncException malformed(String what, String place, @Nullable Object found) {
        return SyncException.protocol(what, place, String.valueOf(found), null);
    }
}
