package dev.millrace.engine;

import dev.millrace.engine.internal.flow.Wish;

/**
 * An index of a table that its owner asked for: it is kept current until it is closed, whether queries use it or not. Confined to whoever
 * owns the engine.
 */
public final class DeclaredIndex implements AutoCloseable {

    private final Wish index;
    private boolean closed;

    DeclaredIndex(Wish index) {
        this.index = index;
    }

    /**
     * Whether queries can use it.
     *
     * @return false once it is closed, its table is dropped, or a row came of which the component cannot be read
     */
    public boolean isKept() {
        return !closed && index.isGranted();
    }

    /** Leaves it to the engine whether the index is kept. Does nothing the second time. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            index.close();
        }
    }
}
