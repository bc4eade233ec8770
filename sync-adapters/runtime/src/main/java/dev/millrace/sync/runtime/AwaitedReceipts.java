package dev.millrace.sync.runtime;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import dev.millrace.sync.api.Position;

/**
 * The places of accepted writes that the stream has not come to, the furthest of each epoch. Confined to the mailbox.
 *
 * <p>A place of another epoch than the stream's is of one to come, or of one that is over. Which of the two, a whole run
 * tells that begins after the write was accepted: if the backend answers it in another epoch still, that of the write is
 * over, and only a snapshot can show what has become of the write.
 */
final class AwaitedReceipts {

    private final Map<String, Long> furthest = new HashMap<>();
    /** The epochs that were awaited already when the run under way began. */
    private final Set<String> beforeRun = new HashSet<>();

    void add(Position position) {
        furthest.merge(position.epoch(), position.sequence(), Math::max);
    }

    boolean isEmpty() {
        return furthest.isEmpty();
    }

    /** A snapshot is asked for: all that was accepted so far is part of it, whatever becomes of its place. */
    void snapshotBegins() {
        furthest.clear();
        beforeRun.clear();
    }

    /** The changes since the last run are asked for. */
    void changesBegin() {
        beforeRun.clear();
        beforeRun.addAll(furthest.keySet());
    }

    /**
     * A run has ended.
     *
     * @param reached where
     * @return whether what is awaited includes a place of an epoch that is over
     */
    boolean runEnded(Position reached) {
        Long awaited = furthest.get(reached.epoch());
        if (awaited != null && awaited <= reached.sequence()) {
            furthest.remove(reached.epoch());
        }
        return furthest.keySet().stream()
                .anyMatch(epoch -> !epoch.equals(reached.epoch()) && beforeRun.contains(epoch));
    }
}
