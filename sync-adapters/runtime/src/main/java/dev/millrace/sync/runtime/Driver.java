package dev.millrace.sync.runtime;

import dev.millrace.sync.api.Position;
import dev.millrace.sync.api.SyncException;

/** Keeps a collection fed by an adapter of one shape. Confined to the session's mailbox. */
interface Driver {

    /** Begins. Called once, first. */
    void start();

    /** Somebody wants to see now what the backend has. */
    void refresh();

    /**
     * The backend has accepted a write.
     *
     * @param position where in the stream it will appear
     */
    void accepted(Position position);

    /**
     * Stops for good and says so.
     *
     * @param fault why
     */
    void fail(SyncException fault);

    /** Gives up what is under way. Nothing is called afterwards. */
    void stop();
}
