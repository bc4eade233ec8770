package dev.millrace.engine.internal.flow;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.store.KeyProbe;
import dev.millrace.engine.internal.store.RowSource;

/** Looks for the rows whose columns equal those of a row that is held against them; used again from row to row. */
final class RowProbe extends KeyProbe {

    private final KeyColumns wanted;
    private final KeyColumns stored;
    private final RowSource source;
    private @Nullable Object[] rows = {};
    private int at;

    /**
     * A probe.
     *
     * @param wanted reads the columns of the row that is held against others
     * @param stored reads those of the rows in the index
     * @param source has the rows in the index
     */
    RowProbe(KeyColumns wanted, KeyColumns stored, RowSource source) {
        this.wanted = wanted;
        this.stored = stored;
        this.source = source;
    }

    /** The same probe, for the key of a row. */
    RowProbe of(@Nullable Object[] lanes, int first) {
        rows = lanes;
        at = first;
        return this;
    }

    @Override
    public int hash() {
        return wanted.hash(rows, at);
    }

    @Override
    public boolean matches(int slot) {
        return wanted.match(rows, at, stored, source.lanes(), source.at(slot));
    }
}
