package dev.millrace.sync.runtime;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import dev.millrace.collections.spi.SyncTarget;
import dev.millrace.query.RelationRef;
import dev.millrace.sync.api.Page;
import dev.millrace.sync.api.Position;
import dev.millrace.sync.api.RowChange;
import dev.millrace.sync.api.SyncBatch;
import dev.millrace.sync.api.SyncStatus;

/** A target that keeps the rows, notes every call, and notes each promise that a session breaks. */
final class RecordingTarget implements SyncTarget<Todo> {

    final Map<Object, Todo> rows = new TreeMap<>();
    final List<SyncBatch<Todo>> batches = new ArrayList<>();
    final List<SyncStatus> statuses = new ArrayList<>();
    final List<String> violations = new ArrayList<>();
    int refetches;
    Consumer<SyncBatch<Todo>> beforeApply = batch -> {
    };
    Consumer<SyncBatch<Todo>> afterApply = batch -> {
    };
    Consumer<SyncStatus> beforeStatus = status -> {
    };

    private final AtomicBoolean busy = new AtomicBoolean();

    @Override
    public RelationRef<Todo> relation() {
        return Todo.RELATION;
    }

    @Override
    public void refetching() {
        alone("refetching", () -> refetches++);
    }

    @Override
    public void apply(SyncBatch<Todo> batch) {
        alone("apply", () -> {
            check(batch);
            beforeApply.accept(batch);
            if (batch.kind() == Page.Kind.SNAPSHOT) {
                rows.clear();
            }
            for (RowChange<Todo> change : batch.changes()) {
                if (change instanceof RowChange.Put<Todo> put) {
                    rows.put(keyOf(put.row()), put.row());
                } else if (change instanceof RowChange.Delete<Todo> delete) {
                    rows.remove(delete.key());
                }
            }
            batches.add(batch);
            afterApply.accept(batch);
        });
    }

    @Override
    public void status(SyncStatus status) {
        alone(status.toString(), () -> {
            require(statuses.isEmpty() || !status.equals(status()), status + " twice in a row");
            statuses.add(status);
            beforeStatus.accept(status);
        });
    }

    List<SyncStatus.State> states() {
        return statuses.stream().map(SyncStatus::state).toList();
    }

    SyncStatus status() {
        return statuses.get(statuses.size() - 1);
    }

    @Nullable
    Position position() {
        return batches.isEmpty() ? null : batches.get(batches.size() - 1).position();
    }

    private void check(SyncBatch<Todo> batch) {
        Set<Object> keys = new HashSet<>();
        for (RowChange<Todo> change : batch.changes()) {
            Object key = change instanceof RowChange.Put<Todo> put ? keyOf(put.row())
                    : ((RowChange.Delete<Todo>) change).key();
            require(keys.add(key), "key " + key + " comes twice in " + batch);
        }
        Position before = position();
        if (batch.kind() == Page.Kind.CHANGES) {
            require(before != null && batch.position().isOfEpochOf(before) && !before.hasReached(batch.position()),
                    "changes that do not lead forward from " + before + ": " + batch);
        }
    }

    private void alone(String call, Runnable body) {
        require(busy.compareAndSet(false, true), call + " during another call");
        require(!statuses.contains(SyncStatus.closed()), call + " after CLOSED");
        try {
            body.run();
        } finally {
            busy.set(false);
        }
    }

    /** Notes a broken promise; thrown from here, it would end in a status. */
    private void require(boolean kept, String violation) {
        if (!kept) {
            violations.add(violation);
        }
    }

    private static Object keyOf(Todo row) {
        return Objects.requireNonNull(row.id(), () -> "a row without key came through: " + row);
    }
}
