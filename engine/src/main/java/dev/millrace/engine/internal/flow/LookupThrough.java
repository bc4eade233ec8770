package dev.millrace.engine.internal.flow;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/** Pulls rows from below and hands on what becomes of them. */
final class LookupThrough extends Lookup {

    private final Lookup below;
    private final Supplier<Through> making;
    /** Used again, unless it is in use: who takes a row may pull others through the same operator. */
    private @Nullable Through idle;

    /**
     * A lookup.
     *
     * @param below pulls the rows
     * @param making makes what becomes of them
     */
    LookupThrough(Lookup below, Supplier<Through> making) {
        this.below = below;
        this.making = making;
    }

    @Override
    void forEach(@Nullable Object[] rows, int at, RowVisitor visitor) {
        Through through = idle == null ? making.get() : idle;
        idle = null;
        below.forEach(rows, at, through.to(visitor));
        idle = through;
    }

    @Override
    String way() {
        return below.way();
    }

    @Override
    long rowsVisited() {
        return below.rowsVisited();
    }

    @Override
    void close() {
        below.close();
    }
}
