package dev.millrace.engine.internal.store;

/** How much room for the changes of one commit is kept for the next. */
public final class Scratch {

    /** Room for more changes is given back when a commit ends: what came once in bulk would take it for ever. */
    public static final int MOST_KEPT = 1 << 14;

    private Scratch() {
    }
}
