package dev.millrace.collections;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.RowState;
import dev.millrace.query.Origin;
import dev.millrace.query.RowType;

/**
 * A row with pending writes: the base row and the layers over it, oldest first. What is visible is a pure function of the two
 * (law 22).
 */
final class LayeredRow<R> {

    private final RowType<R> rowType;
    private @Nullable R base;
    private boolean streamedSinceSent;
    private final List<Layer<R>> layers = new ArrayList<>(2);
    /** How many layers show in the visible row. */
    private int shown;

    LayeredRow(RowType<R> rowType, @Nullable R base) {
        this.rowType = rowType;
        this.base = base;
    }

    @Nullable
    R base() {
        return base;
    }

    void base(@Nullable R row) {
        base = row;
    }

    /** The stream has spoken of the row, be it to say what is known. */
    void streamed() {
        streamedSinceSent = true;
    }

    /** The oldest layer's write is sent. */
    void sent() {
        streamedSinceSent = false;
    }

    /** Whether the stream has spoken of the row since the oldest layer's write was sent. */
    boolean isStreamedSinceSent() {
        return streamedSinceSent;
    }

    /** The layers, oldest first. */
    List<Layer<R>> layers() {
        return layers;
    }

    /** The base row with the layers replayed. A layer that the row type refuses shows nothing; its write says CONFLICT. */
    @Nullable
    R visible() {
        R row = base;
        shown = 0;
        for (Layer<R> layer : layers) {
            try {
                R below = row;
                row = layer.patch().apply(below, rowType);
                shown += below == null && row == null ? 0 : 1; // an update of an absent row shows nothing
                layer.write().conflict(false);
            } catch (RuntimeException e) { // a validating constructor: the write goes on, as law 22 says
                layer.write().conflict(true);
            }
        }
        return row;
    }

    /** What stands beside the row that was visible last (law 30). */
    RowState state() {
        return shown == 0 ? RowState.CONFIRMED : new RowState(false, Origin.LOCAL, shown);
    }
}
