package dev.millrace.benchmarks.structures;

import dev.millrace.engine.internal.store.KeyProbe;

/** Looks for the rows of a group. */
final class GroupProbe extends KeyProbe {

    private final Entry[] rows;
    private long group;

    GroupProbe(Entry[] rows) {
        this.rows = rows;
    }

    GroupProbe of(Entry row) {
        group = row.group();
        return this;
    }

    @Override
    public int hash() {
        return Long.hashCode(group);
    }

    @Override
    public boolean matches(int slot) {
        return rows[slot].group() == group;
    }
}
