package dev.millrace.testkit.sample;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.Window;

/**
 * One step of a history. Each is one commit (law 16).
 *
 * @since 0.1
 */
public sealed interface HistoryStep {

    /**
     * Rows change, one after the other, and are seen to change all at once. The changes of one commit may concern one key
     * several times; a delete concerns a row that is there when its turn comes.
     *
     * @param changes the changes
     */
    record Commit(List<RowChange> changes) implements HistoryStep {

        /** Copies the changes. */
        public Commit {
            changes = List.copyOf(changes);
        }

        @Override
        public String toString() {
            return changes.toString();
        }
    }

    /**
     * The window of the query moves; only histories of ordered queries have this.
     *
     * @param window the new window
     */
    record MoveWindow(Window window) implements HistoryStep {
    }

    /**
     * A parameter of the query changes.
     *
     * @param name the parameter's name
     * @param value its new value
     */
    record SetParameter(String name, @Nullable Object value) implements HistoryStep {
    }
}
