package dev.millrace.engine.internal.graph;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * The vertices that are to take part in a commit, those of the least rank in front. One that is added twice waits once. O(1) for each, and
 * the number of ranks for a commit; no objects.
 */
final class Schedule {

    private @Nullable Vertex[] first = new @Nullable Vertex[16];
    private int lowest;
    private int end;

    /** Lets a vertex wait. */
    void add(Vertex vertex) {
        if (!vertex.waits) {
            vertex.waits = true;
            put(vertex);
        }
    }

    private void put(Vertex vertex) {
        int rank = vertex.rank();
        if (rank >= first.length) {
            first = Arrays.copyOf(first, Math.max(rank + 1, first.length * 2));
        }
        vertex.next = first[rank];
        first[rank] = vertex;
        lowest = Math.min(lowest, rank);
        end = Math.max(end, rank + 1);
    }

    /** Takes a vertex of the least rank; null if none waits. */
    @Nullable
    Vertex poll() {
        while (lowest < end) {
            Vertex vertex = first[lowest];
            if (vertex == null) {
                lowest++;
                continue;
            }
            first[lowest] = vertex.next;
            vertex.next = null;
            if (vertex.rank() > lowest) { // raised while it waited
                put(vertex);
                continue;
            }
            vertex.waits = false;
            return vertex;
        }
        lowest = 0;
        end = 0;
        return null;
    }
}
