package dev.millrace.collections;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

import org.jspecify.annotations.Nullable;

import dev.millrace.sync.api.Page;
import dev.millrace.sync.api.Position;
import dev.millrace.sync.api.SyncBatch;

/**
 * The writes that the backend has accepted and the stream has not shown, by epoch, each in the order in which the stream comes
 * to them: what a batch costs depends on the writes it shows, not on those that wait. Confined to the store's lock.
 */
final class AcceptedWrites<R> {

    /**
     * A write that waits.
     *
     * @param expected where it will show
     * @param refetches how many refetches had begun when it was accepted
     */
    private record Waiting<R>(Layer<R> layer, Position expected, long refetches) {
    }

    private final Map<String, PriorityQueue<Waiting<R>>> byEpoch = new HashMap<>();
    private long refetches;

    void add(Layer<R> layer, Position expected) {
        byEpoch.computeIfAbsent(expected.epoch(),
                epoch -> new PriorityQueue<>(Comparator.comparingLong(waiting -> waiting.expected().sequence())))
                .add(new Waiting<>(layer, expected, refetches));
    }

    /** All rows are about to be asked for: what waits now is among them, even if its place in the stream is lost. */
    void refetching() {
        refetches++;
    }

    /** Whether a write shows once the stream has come to a place. */
    boolean isAnyShownAt(Position reached) {
        PriorityQueue<Waiting<R>> queue = byEpoch.isEmpty() ? null : byEpoch.get(reached.epoch());
        return queue != null && isShownAt(reached, queue.peek());
    }

    /** Takes out the writes that a batch shows. */
    List<Layer<R>> takeShownBy(SyncBatch<R> batch) {
        if (byEpoch.isEmpty()) {
            return List.of();
        }
        List<Layer<R>> shown = new ArrayList<>();
        PriorityQueue<Waiting<R>> queue = byEpoch.get(batch.position().epoch());
        while (queue != null && isShownAt(batch.position(), queue.peek())) {
            shown.add(queue.remove().layer());
        }
        if (batch.kind() == Page.Kind.SNAPSHOT) {
            byEpoch.values().forEach(waiting -> waiting
                    .removeIf(write -> write.refetches() < refetches && shown.add(write.layer())));
        }
        byEpoch.values().removeIf(PriorityQueue::isEmpty);
        return shown;
    }

    private static boolean isShownAt(Position reached, @Nullable Waiting<?> first) {
        return first != null && reached.hasReached(first.expected());
    }
}
